/** What several acts on a DIP ask. */

import type { Guard } from './act-definition.ts';
import { refuse, type Refusal } from './refusal.ts';
import { known, type Dip, type State, type WorkstreamStatus } from './state.ts';

/** While the TSC votes, the text and the status of a DIP stand still. */
export const noAcceptanceBallot: Guard<{ readonly output: string }> = ({ state, data }) => {
  const { ballot } = known(state, 'dip', data.output);
  return ballot === null ? null : refuse('ballot-open', { ballots: [ballot] });
};

/** The workstreams that have none of these statuses. */
export const expectWorkstreams = (
  state: State,
  dip: Dip,
  expected: readonly WorkstreamStatus[],
): string[] =>
  dip.workstreams.filter((id) => !expected.includes(known(state, 'workstream', id).status));

/**
 * DIP-7: "After a DIP has sufficient engineering work or a full implementation ready, it enters the
 * last call period." Where there is none, a reason is given.
 */
export function sufficientEngineering(
  state: State,
  dip: Dip,
  noEngineering: string | null,
): Refusal | null {
  const workstreams = expectWorkstreams(state, dip, ['sufficient', 'complete']);
  const explained = noEngineering !== null && noEngineering.trim() !== '';
  const sufficient = dip.workstreams.length > 0 ? workstreams.length === 0 : explained;
  return sufficient ? null : refuse('engineering-insufficient', { workstreams });
}

/** The concerns raised, in this round or before, that nobody has resolved. */
export const openConcerns = (state: State, dip: Dip): string[] =>
  dip.concerns.filter((id) => known(state, 'concern', id).resolution === null);
