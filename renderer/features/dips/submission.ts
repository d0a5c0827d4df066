import type { Output, State } from '../../../shared/rules/index.ts';

/** Approved, and not given up. */
const isApproved = ({ stage }: Output): boolean => stage === 'approved' || stage === 'circulated';

/** What could be submitted of a DIP that was denied or withdrawn. */
export function submissionOf(state: State, output: Output): 'improved' | 'same' | 'not-approved' {
  if (!isApproved(output)) return 'not-approved';
  return state.dip.get(output.id)?.textSha256 === output.approvedText ? 'same' : 'improved';
}

/** An approved DIP that waits to be submitted: for the first time, or with a text improved since. */
export function isToSubmit(state: State, output: Output): boolean {
  if (output.kind !== 'dip' || !isApproved(output)) return false;
  const dip = state.dip.get(output.id);
  if (dip === undefined) return true;
  const mayCome = dip.status === 'denied' || dip.status === 'withdrawn';
  return mayCome && submissionOf(state, output) === 'improved';
}
