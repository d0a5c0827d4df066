import { useState } from 'react';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { oneLine } from '../../app/new-id.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';
import { Clause, TextField } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';

/** Says that a DIP is deployed, and where that is to be seen. */
export function FinalizeDialog({ output, onClose }: DipPart & { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const link = oneLine(typed);
  const { text, source } = clauseOf('dip.final');
  return (
    <ActDialog
      title="Mark the DIP as final"
      onClose={onClose}
      type="dip.finalize"
      data={() => ({ output: output.id, link })}
      check={{ output: output.id, link: link === '' ? PLACEHOLDER_TEXT : link }}
      reason={link === '' ? 'Say first where it is to be seen.' : undefined}
    >
      <p>
        Every workstream is complete. A final DIP is not changed any more; it can only be
        deprecated.
      </p>
      <TextField
        label="Where its deployment is to be seen"
        value={typed}
        onChange={setTyped}
        isRequired
        autoFocus
        placeholder="https://"
        description="An address, such as that of the release or of the merged code."
      />
      <Clause source={source}>{text}</Clause>
    </ActDialog>
  );
}
