/** What several tests of streams ask. */

import * as fc from 'fast-check';
import { decide, type Decision } from '../../../shared/rules/decide.ts';
import type { Act, Context, State } from '../../../shared/rules/index.ts';
import { STARTS } from '../walk/starts/all.ts';
import type { Start } from '../walk/starts/start.ts';
import { copyOf, stable } from './snapshot.ts';
import { steps, Stream, type Asking } from './stream.ts';

const seed = Number(process.env['STREAM_SEED'] ?? 20_260_105);
const factor = Number(process.env['STREAM_RUNS'] ?? 1);

/** The suite plays the same streams each time; the environment chooses others, and more. */
export const runs = (numRuns: number): fc.Parameters<unknown> => ({
  seed,
  numRuns: Math.ceil(numRuns * factor),
});

/** A start of the walk, by its name. */
export function startNamed(name: string): Start {
  const found = STARTS.find((start) => start.name === name);
  if (found === undefined) throw new Error(`no start ${name}`);
  return found;
}

export const anyStart: fc.Arbitrary<string> = fc.constantFrom(...STARTS.map(({ name }) => name));

const LENGTH = 40;

/** Holds for a stream of up to 40 steps from any start of the walk. */
export const ofEveryStream = (check: (stream: Stream, start: Start) => void) =>
  fc.property(anyStart, steps(LENGTH), (name, all) => {
    const start = startNamed(name);
    check(new Stream(start.world()).play(all), start);
  });

/** All that a decision says, as text. */
export const said = (decision: Decision): string =>
  decision.accepted
    ? `accepted ${stable(decision.next)} ${stable(decision.effects)}`
    : `refused ${stable(decision.refusal)}`;

/** What another replica says to the same, one after the other, from a state of its own. */
export function replayed(
  from: State,
  askings: readonly { readonly act: Act; readonly context: Context }[],
): string[] {
  let state = copyOf(from);
  return askings.map(({ act, context }) => {
    const decision = decide(state, act, context);
    if (decision.accepted) state = decision.next;
    return said(decision);
  });
}

export const accepted = (askings: readonly Asking[]): (Asking & { readonly after: State })[] =>
  askings.flatMap((asking) =>
    asking.decision.accepted ? [{ ...asking, after: asking.decision.next }] : [],
  );
