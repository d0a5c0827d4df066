import type { SetAsideDraft } from '../../shared/client/host-messages.ts';
import { logRoot } from '../../shared/protocol/document-roots.ts';
import { documentRefusalWords } from '../../shared/wording/document-refusal-words.ts';
import { useAssociation, useHost } from '../stores/use-association.tsx';
import { Button, Callout, Diff, Time, toast } from '../ui/index.ts';
import styles from './draft-offer.module.css';
import { textsOf } from './document-texts.ts';
import { changedFields, putBack } from './put-back.ts';
import type { DocumentHandle } from './use-document.ts';

export interface DraftOfferProps {
  readonly draft: SetAsideDraft;
  readonly handle: DocumentHandle;
  /** What a field is called; by default its name in the document. */
  readonly labels?: Readonly<Record<string, string>>;
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  content: 'Text',
  scope: 'Scope',
  limits: 'Limits',
  profiles: 'Profiles',
  outputs: 'Outputs',
  fields: 'Duration',
  entries: 'What was said',
};

/** What the relay did not take, with the way back: put again as a new edit, copied, or let go. */
export function DraftOffer({ draft, handle, labels = FIELD_NAMES }: DraftOfferProps) {
  const host = useHost();
  const ledger = useAssociation(({ association }) => association.ledger);
  const fields = changedFields(draft);
  const words = documentRefusalWords(draft.code, draft.details) ?? ENDED;
  const done = (): void => {
    void host.request<'draft-done'>({ type: 'draft-done', ledger, id: draft.id });
  };
  const again = (): void => {
    putBack(handle.doc, draft);
    done();
    toast('Put back as a new edit of yours', 'success');
  };
  const now = textsOf(handle.document, handle.doc);
  // What was said is said again by who would still say it, and not by a button.
  const isLog = logRoot(draft.document) !== null;
  return (
    <Callout
      tone="warning"
      title={words.title}
      action={
        <div className={styles.actions}>
          {isLog ? null : (
            <Button
              variant="primary"
              onPress={again}
              reason={handle.mayWrite ? undefined : 'You may not write here now'}
            >
              Put it back
            </Button>
          )}
          <Button onPress={() => void copy(draft, fields)}>Copy</Button>
          <Button variant="quiet" onPress={done}>
            Done with it
          </Button>
        </div>
      }
    >
      <p>
        {words.detail} <Time at={draft.at} />
      </p>
      <p>{words.way}</p>
      {fields.map((field) => (
        <div key={field} className={styles.field}>
          <strong>{labels[field] ?? field}</strong>
          <Diff before={now[field] ?? ''} after={draft.texts[field] ?? ''} />
        </div>
      ))}
    </Callout>
  );
}

const ENDED = {
  title: 'The relay ended the connection',
  detail: 'What you wrote could not be sent. It is kept as a draft on this device.',
  way: 'Put it back when you may write again, or copy it.',
};

async function copy(draft: SetAsideDraft, fields: readonly string[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(fields.map((field) => draft.texts[field]).join('\n\n'));
    toast('Copied', 'success');
  } catch {
    toast('It could not be copied: select the text and copy it from there', 'danger');
  }
}
