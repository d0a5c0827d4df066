import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '../../ui/index.ts';
import { Banners } from '../banners/banners.tsx';
import { CommandCentre } from '../commands/command-centre.tsx';
import { useOpenPanel } from '../commands/panel-context.ts';
import { shortcutWords } from '../commands/shortcuts.ts';
import { focusTitleIfLost, keepFocusOnArrival } from '../focus-title.ts';
import { Screen } from '../screens.tsx';
import { SyncLine } from '../sync/sync-line.tsx';
import { useHash, useRoute } from '../use-route.ts';
import { AssociationSwitcher } from './association-switcher.tsx';
import { Navigation } from './navigation.tsx';
import { RehearsalBar } from './rehearsal-bar.tsx';
import styles from './shell.module.css';

/** What stands around every screen of an association. */
export function Shell() {
  return (
    <CommandCentre>
      <div className={styles.shell}>
        <SkipLink />
        <RehearsalBar />
        <div className={styles.side}>
          <AssociationSwitcher />
          <Navigation />
          <Hints />
        </div>
        <Main />
        <footer className={styles.sync}>
          <SyncLine />
        </footer>
      </div>
    </CommandCentre>
  );
}

const MAIN = 'main';

function SkipLink() {
  return (
    <a
      href="#"
      className={styles.skip}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(MAIN)?.focus();
      }}
    >
      Skip to the screen
    </a>
  );
}

function Main() {
  const route = useRoute();
  const hash = useHash();
  const main = useRef<HTMLElement>(null);
  // While one types there, the words in the address follow.
  const place = route.screen === 'search' ? route.screen : hash;
  const before = useRef(place);
  useEffect(() => focusTitleIfLost(main.current), []);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    main.current?.scrollTo({ top: 0 });
    return keepFocusOnArrival(main.current);
  }, [place]);
  return (
    <main ref={main} id={MAIN} tabIndex={-1} className={styles.main}>
      <Banners />
      <Screen route={route} />
    </main>
  );
}

function Hints() {
  const open = useOpenPanel();
  return (
    <div className={styles.sideFoot}>
      <Button className={classNames(styles.hint)} onPress={() => open('palette')}>
        Find <kbd>{shortcutWords('Mod+K')}</kbd>
      </Button>
      <Button className={classNames(styles.hint)} onPress={() => open('keys')}>
        Keys <kbd>?</kbd>
      </Button>
    </div>
  );
}
