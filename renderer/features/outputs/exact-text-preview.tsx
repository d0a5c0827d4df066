import {
  Badge,
  Button,
  Callout,
  Disclosure,
  PlainMarkdown,
  TextComparison,
  sectionStyles,
} from '../../ui/index.ts';
import { bytesWords } from '../documents/files/import-words.ts';
import { useExactText } from '../ballots/use-exact-text.ts';
import type { VoteText } from './vote-text.ts';

export interface ExactTextPreviewProps {
  readonly text: VoteText;
  /** The text that it is compared with; null where there is none. */
  readonly before: { readonly sha256: string; readonly label: string } | null;
}

/** The text that a vote is called on, to the letter, and what changed since the last one. */
export function ExactTextPreview({ text, before }: ExactTextPreviewProps) {
  return (
    <>
      {text.changed === 'no' ? null : (
        <Callout
          tone="warning"
          role="alert"
          title="The document has changed while you were looking at it"
          action={
            <Button size="small" onPress={text.take}>
              Take the text as it is now
            </Button>
          }
        >
          Somebody has written in it. A vote is on exactly one text: look at this one before you
          call it.
        </Callout>
      )}
      {text.note === null ? null : <Callout tone="info" title={text.note} />}
      <p className={sectionStyles.quiet}>
        SHA-256 <code title={text.sha256}>{text.sha256.slice(0, 12)}…</code>,{' '}
        {bytesWords(text.bytes)}
      </p>
      {before === null ? null : <Since before={before} text={text} />}
      <Disclosure summary="The text that is voted on">
        <section
          className={sectionStyles.exact}
          aria-label="The text that is voted on"
          tabIndex={0}
        >
          <PlainMarkdown text={text.text} />
        </section>
      </Disclosure>
    </>
  );
}

function Since(props: {
  readonly before: { readonly sha256: string; readonly label: string };
  readonly text: VoteText;
}) {
  const { before, text } = props;
  const was = useExactText(before.sha256);
  if (before.sha256 === text.sha256)
    return (
      <p>
        <Badge>Unchanged</Badge> It is {before.label}, to the byte.
      </p>
    );
  if (was.status === 'loading') return null;
  if (was.status !== 'verified')
    return <p>What changed cannot be shown: {before.label} is not on this device yet.</p>;
  return (
    <section aria-label="What changed" className={sectionStyles.part}>
      <h3>What changed since {before.label}</h3>
      <TextComparison
        before={was.text}
        after={text.text}
        beforeLabel={before.label}
        afterLabel="the text that is voted on"
      />
    </section>
  );
}
