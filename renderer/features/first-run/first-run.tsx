import { useEffect, useRef, type ReactNode } from 'react';
import { useHostPresence } from '../../host/host-context.tsx';
import { focusTitleIfLost } from '../../app/focus-title.ts';
import { goTo, paths } from '../../app/routes.ts';
import { useReadOnly } from '../../app/use-read-only.ts';
import { Button, Link, Page } from '../../ui/index.ts';
import styles from './first-run.module.css';
import { FoundFlow } from './found/found-flow.tsx';
import { JoinFlow } from './join/join-flow.tsx';
import { SampleFlow } from './sample-flow.tsx';
import { useUnfoundable } from './use-unfoundable.ts';

export type Door = 'doors' | 'found' | 'join' | 'sample';

/** How one comes into an association: three doors, and what is behind each. */
export function FirstRun({ door }: { readonly door: Door }) {
  const { hello } = useHostPresence();
  const back = door !== 'doors' || hello.associations.length > 0;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => focusTitleIfLost(frame.current), [door]);
  return (
    <main ref={frame} className={styles.frame}>
      <p className={styles.brand}>
        Convene
        {back ? (
          <>
            {' · '}
            <Link to={door === 'doors' ? paths.inbox : paths.start}>
              {door === 'doors' ? 'Back to the association' : 'All ways in'}
            </Link>
          </>
        ) : null}
      </p>
      <Behind door={door} />
    </main>
  );
}

function Behind({ door }: { readonly door: Door }) {
  switch (door) {
    case 'doors':
      return <Doors />;
    case 'found':
      return <FoundFlow />;
    case 'join':
      return <JoinFlow />;
    case 'sample':
      return <SampleFlow />;
  }
}

function Doors() {
  const unfoundable = useUnfoundable();
  return (
    <Page title="Working groups, from the first sentence to the vote">
      <p className={styles.lead}>
        Proposals are written together, on this device first. What is decided is signed by each
        person’s own key and kept in a ledger that anyone can recount.
      </p>
      <ul className={styles.doors}>
        <Door
          title="Found an association"
          action="Found"
          door="found"
          absent={['found']}
          reason={unfoundable}
        >
          You become its secretariat. Name its organizations and people; invite them afterwards.
        </Door>
        <Door title="Join with an invite" action="Join" door="join" absent={['join']}>
          Somebody of the secretariat has sent you a link or a code. Here you also add a second
          device of yours, or come back with a recovery code.
        </Door>
        <Door
          title="Open the sample association"
          action="Open the sample"
          door="sample"
          absent={['sample', 'sample-open']}
        >
          A rehearsal with made-up people: act as any of them, move the clock, and see a group
          through from its proposal to its results in five minutes.
        </Door>
      </ul>
    </Page>
  );
}

function Door(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  readonly door: Exclude<Door, 'doors'>;
  /** What the host calls it where it cannot do it. */
  readonly absent: readonly string[];
  /** Why it is closed, where something else than the host closes it. */
  readonly reason?: string | undefined;
}) {
  const { hello } = useHostPresence();
  const readOnly = useReadOnly();
  const absent = props.absent.map((what) => hello.absent[what]).find((code) => code !== undefined);
  const reason =
    readOnly === 'no-secure-context'
      ? 'This page came without https, and a browser keeps keys only where it is used.'
      : absent === undefined
        ? props.reason
        : absentWords(hello.platform);
  return (
    <li className={styles.door}>
      <div>
        <h2>{props.title}</h2>
        <p>{props.children}</p>
      </div>
      <Button
        variant={props.door === 'join' ? 'primary' : 'secondary'}
        reason={reason}
        onPress={() => goTo(`${paths.start}/${props.door}`)}
      >
        {props.action}
      </Button>
    </li>
  );
}

const absentWords = (platform: 'desktop' | 'browser'): string =>
  platform === 'browser'
    ? 'A browser cannot run a relay. The desktop app can.'
    : 'This is not to be had on this computer.';
