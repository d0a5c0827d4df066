import { Download } from 'lucide-react';
import { useState } from 'react';
import { safeName } from '../../../shared/documents/file-names.ts';
import type { Output } from '../../../shared/rules/index.ts';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { useRequest } from '../../app/use-request.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociationStore, useHost } from '../../stores/use-association.tsx';
import { Button, Icon, toast } from '../../ui/index.ts';
import { suggestedName } from '../documents/files/exporting.ts';
import { bytesOfText, readKept } from '../documents/versions/kept-text.ts';
import { archiveOf, type ArchivedText } from './output-archive.ts';

/** Saves the output's text with the opinions that travel with it. */
export function SaveOutput(props: {
  readonly output: Output;
  readonly handle: DocumentHandle | null;
}) {
  const { output, handle } = props;
  const save = useSaveOutput(output, handle);
  const [isPending, setPending] = useState(false);
  const press = async (): Promise<void> => {
    setPending(true);
    await save().finally(() => setPending(false));
  };
  return (
    <Button
      icon={<Icon of={Download} />}
      isPending={isPending}
      reason={handle === null ? 'The text is being loaded.' : undefined}
      onPress={() => void press()}
    >
      {output.dissents.length === 0 ? 'Save the text…' : 'Save the text and the opinions…'}
    </Button>
  );
}

function useSaveOutput(output: Output, handle: DocumentHandle | null): () => Promise<void> {
  const host = useHost();
  const request = useRequest();
  const store = useAssociationStore();
  return async () => {
    if (handle === null) return;
    const { association, state } = store.getState();
    const { ledger } = association;
    // What was approved, or else the text as it is.
    const approved =
      output.approvedText === null ? null : await readKept(host, ledger, output.approvedText);
    if (approved !== null && approved.status !== 'there') {
      toast(
        'The approved text is not on this device yet: try again once the relay is reached.',
        'warning',
      );
      return;
    }
    const text = approved?.text ?? handle.doc.getText(TEXT_ROOT).toJSON();
    const opinions: ArchivedText[] = [];
    for (const { person, textSha256 } of output.dissents) {
      const kept = await readKept(host, ledger, textSha256);
      if (kept.status !== 'there') {
        toast(
          'A minority opinion is not on this device yet, and the text does not travel without it.',
          'warning',
        );
        return;
      }
      const name = `minority-opinion-${safeName(person)}.md`;
      opinions.push({ name, bytes: bytesOfText(kept.text).bytes });
    }
    const name = suggestedName(state, `output/${output.id}`, text);
    const own = { name, bytes: bytesOfText(text).bytes };
    const isAlone = opinions.length === 0;
    const reply = await request<'save-bytes'>({
      type: 'save-bytes',
      suggestedName: isAlone ? name : name.replace(/\.md$/, '.zip'),
      bytes: isAlone ? own.bytes : archiveOf([own, ...opinions]),
    });
    if (reply !== null && reply.path !== null) toast(`Saved as ${reply.path}.`, 'success');
  };
}
