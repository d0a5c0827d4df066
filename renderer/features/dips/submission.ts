import { latestBallot, type Dip, type Output, type State } from '../../../shared/rules/index.ts';

/** Approved, and not given up. */
const isApproved = ({ stage }: Output): boolean => stage === 'approved' || stage === 'circulated';

/**
 * Whether the TSC has approved another text since that DIP was submitted. Once it was revised its
 * latest text is not the submitted one any more; but no approval is asked for while a DIP goes on, so
 * that one after its last revision is a new one.
 */
function isImproved(state: State, output: Output, dip: Dip): boolean {
  const revised = dip.revisions.at(-1);
  if (revised === undefined) return dip.textSha256 !== output.approvedText;
  const approval = latestBallot(state, 'output-approval', output.id);
  return approval !== undefined && approval.openedAt > revised.at;
}

/** What could be submitted of a DIP that was denied or withdrawn. */
export function submissionOf(state: State, output: Output): 'improved' | 'same' | 'not-approved' {
  if (!isApproved(output)) return 'not-approved';
  const dip = state.dip.get(output.id);
  return dip !== undefined && isImproved(state, output, dip) ? 'improved' : 'same';
}

/** An approved DIP that waits to be submitted: for the first time, or with a text improved since. */
export function isToSubmit(state: State, output: Output): boolean {
  if (output.kind !== 'dip' || !isApproved(output)) return false;
  const dip = state.dip.get(output.id);
  if (dip === undefined) return true;
  const mayCome = dip.status === 'denied' || dip.status === 'withdrawn';
  return mayCome && submissionOf(state, output) === 'improved';
}
