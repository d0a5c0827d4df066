import type { Guard } from './act-definition.ts';
import { refuse, type Refusal } from './refusal.ts';
import { known, type DipStatus, type OutputStage, type TwgStage } from './state.ts';
import { groupOfOutput, type GroupOf } from './who.ts';

/** `wrong-stage` where `stage` is none of those expected. */
export function expectStage(stage: string, expected: readonly string[]): Refusal | null {
  return expected.includes(stage) ? null : refuse('wrong-stage', { stage, expected });
}

/** The group is at one of these stages. */
export const groupAt =
  <D>(groupOf: GroupOf<D>, ...expected: readonly TwgStage[]): Guard<D> =>
  (given) =>
    expectStage(groupOf(given).stage, expected);

/** The output is at one of these stages, in a formed group. */
export const outputAt =
  (...expected: readonly OutputStage[]): Guard<{ readonly output: string }> =>
  (given) =>
    groupAt(groupOfOutput, 'formed')(given) ??
    expectStage(known(given.state, 'output', given.data.output).stage, expected);

/** The DIP has one of these statuses. */
export const dipAt =
  (...expected: readonly DipStatus[]): Guard<{ readonly output: string }> =>
  ({ state, data }) =>
    expectStage(known(state, 'dip', data.output).status, expected);
