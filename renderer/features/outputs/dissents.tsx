import type { Output } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  Callout,
  CopyButton,
  Disclosure,
  Person,
  PlainMarkdown,
  Section,
  Spinner,
  sectionStyles,
} from '../../ui/index.ts';
import { shortHash } from '../ballots/exact-text.ts';
import { useExactText } from '../ballots/use-exact-text.ts';
import styles from './outputs.module.css';

/** Minority opinions travel with an output: they are shown wherever it is. */
export function Dissents({ output: id }: { readonly output: string }) {
  const dissents = useAssociation(({ state }) => state.output.get(id)?.dissents ?? NONE);
  if (dissents.length === 0) return null;
  return (
    <Section title={counted(dissents.length, 'minority opinion')}>
      {dissents.map(({ person, textSha256 }) => (
        <Opinion key={person} person={person} sha256={textSha256} />
      ))}
    </Section>
  );
}

const NONE: Output['dissents'] = [];

/** As it was attached, to the letter. */
function Opinion({ person, sha256 }: { readonly person: string; readonly sha256: string }) {
  const exact = useExactText(sha256);
  return (
    <div className={styles.opinion}>
      <p>
        <Person id={person} />
      </p>
      <OpinionText exact={exact} />
      <p className={sectionStyles.quiet}>
        SHA-256 <code title={sha256}>{shortHash(sha256)}…</code>{' '}
        <CopyButton size="small" text={sha256} label="Copy hash" />
      </p>
    </div>
  );
}

/** Longer ones are folded. */
const SHORT = 1_200;

function OpinionText({ exact }: { readonly exact: ReturnType<typeof useExactText> }) {
  switch (exact.status) {
    case 'loading':
      return <Spinner />;
    case 'missing':
      return <Callout tone="warning" title="This opinion is not on this device yet" />;
    case 'wrong':
      return (
        <Callout
          tone="danger"
          role="alert"
          title="What came is not this opinion, and is not shown"
        />
      );
    case 'verified':
      return exact.text.length <= SHORT ? (
        <PlainMarkdown text={exact.text} />
      ) : (
        <Disclosure summary="Read the opinion">
          <PlainMarkdown text={exact.text} />
        </Disclosure>
      );
  }
}
