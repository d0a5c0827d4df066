import { useState } from 'react';
import { pullRequestNumber } from '../../../shared/dips/pull-request-number.ts';
import type { Refusal } from '../../../shared/rules/index.ts';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { oneLine } from '../../app/new-id.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';
import { useActs } from '../../stores/use-association.tsx';
import { Clause, TextField } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { numberIn } from './number-in.ts';
import { usePullRequest } from './use-pull-request.ts';

const STATES = {
  open: 'The pull request is still open there.',
  closed: 'The pull request was closed there without being merged.',
  merged: 'From the pull request, which is merged.',
} as const;

/** Gives a DIP its number, and says with which commit it was merged. */
export function MergeDialog({ output, dip, onClose }: DipPart & { readonly onClose: () => void }) {
  const acts = useActs();
  const pullRequest = usePullRequest(dip);
  const [typedNumber, setNumber] = useState(
    String(dip.number ?? pullRequestNumber(dip.pullRequest) ?? ''),
  );
  const [typedCommit, setCommit] = useState<string | null>(null);
  const number = numberIn(typedNumber);
  const commit = oneLine(typedCommit ?? pullRequest?.mergeCommit ?? '');
  const foreseen =
    number === null
      ? null
      : acts.check('dip.merge', { output: output.id, number, commit: PLACEHOLDER_TEXT });
  const { text, source } = clauseOf('merge');
  return (
    <ActDialog
      title="Merge it as a draft"
      onClose={onClose}
      type="dip.merge"
      data={() => ({ output: output.id, number: number ?? 0, commit })}
      check={{
        output: output.id,
        number: number ?? 0,
        commit: commit === '' ? PLACEHOLDER_TEXT : commit,
      }}
      reason={missing(number, commit)}
    >
      <p>
        Merge the pull request in the repository. Then say here with which commit it was, and which
        number the DIP has: that is its record.
      </p>
      <TextField
        label="Number of the DIP"
        value={typedNumber}
        onChange={setNumber}
        isRequired
        autoFocus
        description="As a rule that of its issue or of its pull request."
        error={wrongNumber(typedNumber, foreseen)}
      />
      <TextField
        label="Commit of the merge"
        value={typedCommit ?? pullRequest?.mergeCommit ?? ''}
        onChange={setCommit}
        isRequired
        description={
          pullRequest === null
            ? 'As the repository shows it, such as 9c44ab0.'
            : STATES[pullRequest.state]
        }
      />
      <Clause source={source}>{text}</Clause>
    </ActDialog>
  );
}

function missing(number: number | null, commit: string): string | undefined {
  if (number === null) return 'Say first which number it has.';
  return commit === '' ? 'Say first with which commit it was merged.' : undefined;
}

function wrongNumber(typed: string, foreseen: Refusal | null): string | null {
  if (typed.trim() !== '' && numberIn(typed) === null) return 'A number, such as 204.';
  return foreseen?.code === 'number-taken' ? 'Another DIP has this number.' : null;
}
