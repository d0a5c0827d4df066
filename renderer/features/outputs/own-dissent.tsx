import { useMemo } from 'react';
import { isGroupMember, type Output, type Twg } from '../../../shared/rules/index.ts';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { ActButton } from '../../app/act-button.tsx';
import { paths } from '../../app/routes.ts';
import { useDocument, type DocumentHandle } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Link, Section, Spinner, sectionStyles } from '../../ui/index.ts';
import { useSettledText } from '../documents/files/use-settled-text.ts';
import { bytesOfText, MOST_KEPT } from '../documents/versions/kept-text.ts';

/** A member who disagrees writes an opinion, and attaches it to the output. */
export function OwnDissent({ output, twg }: { readonly output: Output; readonly twg: Twg }) {
  const me = useAssociation((view) => view.me.person);
  const isOver = output.stage === 'drafting' || output.stage === 'abandoned';
  if (isOver) return null;
  if (!isGroupMember(twg, me)) return <Others output={output} />;
  return <Own output={output} document={`dissent/${output.id}/${me}`} person={me} />;
}

/** Whoever is no member is told whose it is. */
function Others({ output }: { readonly output: Output }) {
  return (
    <Section title="If a member disagrees">
      <p>
        A minority opinion of a member travels with the output wherever it is shown or exported.
      </p>
      <div className={sectionStyles.buttons}>
        <ActButton
          type="output.dissent"
          label="Attach your opinion"
          data={() => ({ output: output.id, textSha256: '0'.repeat(64) })}
          size="small"
        />
      </div>
    </Section>
  );
}

function Own(props: {
  readonly output: Output;
  readonly document: string;
  readonly person: string;
}) {
  const { output, document, person } = props;
  const handle = useDocument(document);
  return (
    <Section title="If you disagree">
      <p>
        There need not be total agreement. Write a minority opinion: once you attach it, it travels
        with the output wherever it is shown or exported. You can attach another one later in its
        place.
      </p>
      {handle === null ? (
        <Spinner />
      ) : (
        <Attach
          output={output}
          document={document}
          handle={handle}
          attached={output.dissents.find((each) => each.person === person)?.textSha256 ?? null}
        />
      )}
    </Section>
  );
}

/** What is attached, and attaching what is written now. */
export function Attach(props: {
  readonly output: Output;
  readonly document: string;
  readonly handle: DocumentHandle;
  readonly attached: string | null;
}) {
  const { output, document, handle, attached } = props;
  const source = useMemo(() => handle.doc.getText(TEXT_ROOT), [handle.doc]);
  const text = useSettledText(source);
  const { sha256, size } = useMemo(() => {
    const { sha256, bytes } = bytesOfText(text);
    return { sha256, size: bytes.length };
  }, [text]);
  const isAttached = sha256 === attached;
  return (
    <>
      <p className={sectionStyles.quiet}>{standing(text, isAttached, attached)}</p>
      <div className={sectionStyles.buttons}>
        <Link to={paths.document(document)}>
          {text.trim() === '' ? 'Write your opinion' : 'Go on writing your opinion'}
        </Link>
        <ActButton
          type="output.dissent"
          label={
            attached === null ? 'Attach your opinion' : 'Attach it in the place of the last one'
          }
          data={() => ({ output: output.id, textSha256: sha256 })}
          texts={() => [text]}
          reason={reasonAgainst(text, size, isAttached)}
        />
      </div>
    </>
  );
}

function standing(text: string, isAttached: boolean, attached: string | null): string {
  if (text.trim() === '') return 'You have not written one.';
  if (isAttached) return 'Your opinion is attached as it is.';
  return attached === null
    ? 'You have written one; it is not attached yet.'
    : 'You have changed your opinion since you attached it.';
}

function reasonAgainst(text: string, size: number, isAttached: boolean): string | undefined {
  if (text.trim() === '') return 'Write your opinion first.';
  if (size > MOST_KEPT) return 'It is larger than 2 MiB, the most that can be attached.';
  return isAttached ? 'It is attached just as it is.' : undefined;
}
