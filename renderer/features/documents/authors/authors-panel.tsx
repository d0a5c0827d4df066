import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Authorship } from '../../../../shared/client/host-messages.ts';
import {
  authorKey,
  authorRuns,
  perMille,
  sharesOf,
  type AuthorShare,
} from '../../../../shared/review/authorship.ts';
import { counted } from '../../../../shared/wording/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, Callout, Checkbox, Disclosure, Person, Spinner, Time } from '../../../ui/index.ts';
import { useSettledText } from '../files/use-settled-text.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import type { AuthorLook } from './author-looks.ts';
import { AUTHOR_KEYS } from './author-marks.ts';
import { authorsOn, type AuthorsView } from './authors-on-text.ts';
import { deletionsOf } from './deletions.ts';
import { writtenBy } from './written-by.ts';
import styles from './authors.module.css';

/** Who wrote what in a text, and who deleted what. */
export function AuthorsPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { text } = workspace;
  const store = authorsOn(text);
  const view = useStore(store);
  useEffect(() => {
    store.setState(({ watchers }) => ({ watchers: watchers + 1 }));
    return () => store.setState(({ watchers }) => ({ watchers: watchers - 1 }));
  }, [store]);
  const settled = useSettledText(text);
  const shares = useMemo(
    // It is read anew when the text has changed.
    () => (settled === '' ? [] : sharesOf(authorRuns(text, view.claimed))),
    [text, settled, view.claimed],
  );
  if (view.authorship === null) return <Spinner>Asking whose words these are…</Spinner>;
  return (
    <div className={styles.panel}>
      <AsOf authorship={view.authorship} />
      <Checkbox
        isSelected={view.tinted === 'yes'}
        onChange={(on) => store.setState({ tinted: on ? 'yes' : 'no' })}
        description={`A colour and a kind of line for each. ${AUTHOR_KEYS} tells who wrote the passage at the caret.`}
      >
        Show authors in the text
      </Checkbox>
      <AtCaret workspace={workspace} view={view} />
      {shares.length === 0 ? (
        <p className={styles.quiet}>Nothing is written yet.</p>
      ) : (
        <Shares shares={shares} view={view} />
      )}
      <Deletions authorship={view.authorship} />
      <p className={styles.quiet}>
        By the sessions that the relay checked, not by what a device says of itself. Words that were
        moved, pasted or put back count for whoever did that.
      </p>
    </div>
  );
}

/** How far what is shown can be trusted. */
function AsOf({ authorship }: { readonly authorship: Authorship }) {
  const connection = useAssociation((view) => view.connection.status);
  if (authorship.asOf === null)
    return (
      <Callout tone="warning" title="The relay has not told this device yet who wrote what">
        It does as soon as it can be reached.
      </Callout>
    );
  if (connection === 'online') return null;
  return (
    <p className={styles.quiet} role="status">
      As of <Time at={authorship.asOf} relative />: the relay cannot be reached now.
    </p>
  );
}

function AtCaret(props: { readonly workspace: DocumentWorkspace; readonly view: AuthorsView }) {
  const { workspace, view } = props;
  if (view.caret === null || workspace.view === null) return null;
  const words = writtenBy(workspace.text, view, view.caret);
  return (
    <p className={styles.caret} role="status">
      At the caret: <strong>{words ?? 'nothing is written yet'}</strong>
    </p>
  );
}

function Shares({
  shares,
  view,
}: {
  readonly shares: readonly AuthorShare[];
  readonly view: AuthorsView;
}) {
  const parts = perMille(shares);
  return (
    <ul className={styles.shares} aria-label="Authors">
      {shares.map(({ author, characters, passages }, index) => {
        const key = authorKey(author);
        const look = view.looks.get(key);
        const part = parts[index] ?? 0;
        return (
          <li key={key} className={styles.share}>
            {look === undefined ? null : <Swatch look={look} />}
            <span className={styles.who}>
              <span>{look?.name ?? key}</span>
              <span className={styles.quiet}>
                {percent(part)} · {counted(characters, 'character')} in{' '}
                {counted(passages, 'passage')}
              </span>
              <span
                className={styles.bar}
                style={{ inlineSize: `${part / 10}%`, backgroundColor: look?.color }}
                aria-hidden
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const percent = (perMille: number): string =>
  perMille === 0 ? 'less than 0.1 %' : `${(perMille / 10).toFixed(1)} %`;

const LINES = ['solid', 'dotted', 'dashed', 'double', 'wavy'] as const;

/** How the author's words look in the text. */
const Swatch = ({ look }: { readonly look: AuthorLook }) => (
  <span
    className={styles.swatch}
    style={{
      textDecorationColor: look.color,
      textDecorationStyle: LINES[look.pattern] ?? 'solid',
      backgroundColor: `color-mix(in srgb, ${look.color} 15%, transparent)`,
    }}
    aria-hidden
  >
    {look.letters}
  </span>
);

const AT_FIRST = 10;

function Deletions({ authorship }: { readonly authorship: Authorship }) {
  const [most, setMost] = useState(AT_FIRST);
  const deletions = useMemo(() => deletionsOf(authorship.deletions), [authorship]);
  if (deletions.length === 0) return null;
  return (
    <Disclosure summary={`Deleted: ${counted(deletions.length, 'time')}`}>
      <ul className={styles.deletions}>
        {deletions.slice(0, most).map(({ person, at, characters }) => (
          <li key={`${at}-${person}`}>
            <Person id={person} organization="left-out" />: {counted(characters, 'character')},{' '}
            <Time at={at} relative />
          </li>
        ))}
      </ul>
      {deletions.length <= most ? null : (
        <Button size="small" onPress={() => setMost(most + 50)}>
          Show more
        </Button>
      )}
    </Disclosure>
  );
}
