import { useState } from 'react';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { capitalized, CHANGES, labelOf, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import {
  Badge,
  Button,
  ExternalLink,
  FilterButtons,
  Link,
  Person,
  PlainMarkdown,
  Section,
  Spinner,
  TextComparison,
  Time,
  sectionStyles,
} from '../../ui/index.ts';
import { shortHash } from '../ballots/exact-text.ts';
import { useExactText } from '../ballots/use-exact-text.ts';
import type { DipPart } from './dip-part.ts';
import { DipActButton } from './dip-act.tsx';
import { textName, textsOf, type TextOfDip } from './dip-texts.ts';
import styles from './dips.module.css';
import { commitAddress } from './pull-request-links.ts';

interface TextsProps extends DipPart {
  readonly items: readonly HistoryItem[];
  readonly onRevise: () => void;
}

/** Every text that a DIP has had, the latest first, and what changed between them. */
export function TextsSection({ output, dip, items, onRevise }: TextsProps) {
  const texts = textsOf(output, dip, items);
  const isRevisable = dip.status === 'draft' || dip.status === 'last-call';
  return (
    <Section
      title="Text and revisions"
      action={
        isRevisable ? (
          <DipActButton type="dip.revise" output={output} dip={dip} size="small" onPress={onRevise}>
            Publish a revision…
          </DipActButton>
        ) : undefined
      }
    >
      <ol className={sectionStyles.list} reversed>
        {texts.toReversed().map((text) => (
          <li key={text.index} className={sectionStyles.item}>
            <TextRow text={text} texts={texts} repository={dip.repository} />
          </li>
        ))}
      </ol>
      <p className={sectionStyles.quiet}>
        How the approved text was written is in its{' '}
        <Link to={paths.document(`output/${output.id}`)}>document</Link>.
      </p>
    </Section>
  );
}

type Shown = 'nothing' | 'text' | 'changes';

function TextRow(props: {
  readonly text: TextOfDip;
  readonly texts: readonly TextOfDip[];
  readonly repository: string;
}) {
  const { text, texts, repository } = props;
  const [shown, show] = useState<Shown>('nothing');
  const { index, changes, at, by, commit, textSha256 } = text;
  const isFirst = text === texts[0];
  const toggle = (what: Shown) => show(shown === what ? 'nothing' : what);
  return (
    <>
      <div className={sectionStyles.itemHead}>
        <span className={sectionStyles.title}>{capitalized(textName(text))}</span>
        {changes === null ? null : (
          <Badge tone={changes === 'material' ? 'warning' : 'neutral'}>
            {labelOf(CHANGES, changes)}
          </Badge>
        )}
        {index === texts.length - 1 && texts.length > 1 ? (
          <Badge tone="accent">Latest</Badge>
        ) : null}
      </div>
      <p className={styles.facts}>
        {at === null ? null : (
          <span>
            {index === 0 ? 'Submitted ' : 'Published '}
            <Time at={at} />
            {by === null ? null : (
              <>
                {' '}
                by <Person id={by} organization="left-out" />
              </>
            )}
          </span>
        )}
        {commit === null ? null : (
          <span>
            commit <Commit repository={repository} commit={commit} />
          </span>
        )}
        <span>
          SHA-256 <code title={textSha256}>{shortHash(textSha256)}…</code>
        </span>
      </p>
      <div className={sectionStyles.buttons}>
        <Button size="small" aria-expanded={shown === 'text'} onPress={() => toggle('text')}>
          {shown === 'text' ? 'Hide the text' : 'Read the text'}
        </Button>
        {isFirst ? null : (
          <Button
            size="small"
            aria-expanded={shown === 'changes'}
            onPress={() => toggle('changes')}
          >
            {shown === 'changes' ? 'Hide what changed' : 'Show what changed'}
          </Button>
        )}
      </div>
      {shown === 'text' ? <Exact text={text} /> : null}
      {shown === 'changes' ? <Changes text={text} texts={texts} /> : null}
    </>
  );
}

function Commit({ repository, commit }: { readonly repository: string; readonly commit: string }) {
  const href = commitAddress(repository, commit);
  const code = <code>{said(commit)}</code>;
  return href === null ? code : <ExternalLink href={href}>{code}</ExternalLink>;
}

function Exact({ text }: { readonly text: TextOfDip }) {
  const exact = useExactText(text.textSha256);
  if (exact.status === 'loading') return <Spinner>Fetching the text…</Spinner>;
  if (exact.status !== 'verified')
    return <p>It is not on this device yet. It comes once the relay is reached.</p>;
  return (
    <section className={sectionStyles.exact} aria-label={capitalized(textName(text))} tabIndex={0}>
      <PlainMarkdown text={exact.text} />
    </section>
  );
}

type Against = 'before' | 'approved';

/** A revision beside the text before it, or beside the one that the TSC approved. */
function Changes(props: { readonly text: TextOfDip; readonly texts: readonly TextOfDip[] }) {
  const { text, texts } = props;
  const [against, setAgainst] = useState<Against>('before');
  const at = texts.indexOf(text);
  const [first] = texts;
  const before = texts[at - 1];
  const other = against === 'approved' ? first : before;
  if (other === undefined) return null;
  return (
    <div className={sectionStyles.part}>
      {at <= 1 ? null : (
        <FilterButtons<Against>
          label="Compared with"
          items={[
            { id: 'before', label: `Against ${before === undefined ? '' : textName(before)}` },
            { id: 'approved', label: 'Against the approved text' },
          ]}
          value={against}
          onChange={setAgainst}
        />
      )}
      <Compared before={other} after={text} />
    </div>
  );
}

function Compared({ before, after }: { readonly before: TextOfDip; readonly after: TextOfDip }) {
  const was = useExactText(before.textSha256);
  const is = useExactText(after.textSha256);
  if (was.status === 'loading' || is.status === 'loading') return <Spinner />;
  if (was.status !== 'verified' || is.status !== 'verified')
    return <p>It cannot be shown: one of the two texts is not on this device yet.</p>;
  return (
    <TextComparison
      before={was.text}
      after={is.text}
      beforeLabel={textName(before)}
      afterLabel={textName(after)}
    />
  );
}
