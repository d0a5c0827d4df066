import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import {
  latestBallot,
  type Ballot,
  type Output,
  type OutputStage,
  type State,
} from '../../../shared/rules/index.ts';
import { clauseOf, OUTPUT_STAGES } from '../../../shared/wording/index.ts';

export interface StepOfOutput {
  readonly id: OutputStage;
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'left' | 'ended';
}

const ORDER: readonly OutputStage[] = [
  'drafting',
  'twg-vote',
  'tsc-review',
  'tsc-vote',
  'approved',
  'circulated',
];

/** Where an output stands after the last of its votes, as far as no act has moved it since. */
function afterVotes(proceed: Ballot | undefined, approval: Ballot | undefined): OutputStage {
  if (approval !== undefined && approval.openedAt > (proceed?.openedAt ?? 0)) {
    if (approval.outcome === 'passed') return 'approved';
    return approval.outcome === 'failed' ? 'drafting' : 'tsc-review';
  }
  return proceed?.outcome === 'passed' ? 'tsc-review' : 'drafting';
}

/**
 * What an output was at when it was abandoned: an approval does not hold any more once it was
 * reopened. `items` are the acts about it, newest first.
 */
function leftAt(state: State, { id }: Output, items: readonly HistoryItem[]): OutputStage {
  const last = items.find(({ type }) => TURNS.has(type) || CALLS.has(type));
  const turned = last === undefined ? undefined : TURNS.get(last.type);
  return (
    turned ??
    afterVotes(
      latestBallot(state, 'output-proceed', id),
      latestBallot(state, 'output-approval', id),
    )
  );
}

const TURNS: ReadonlyMap<string, OutputStage> = new Map([
  ['output.return', 'drafting'],
  ['output.reopen', 'tsc-review'],
]);
const CALLS: ReadonlySet<string> = new Set(['output.call-vote', 'output.request-approval']);

const step = (id: OutputStage, state: StepOfOutput['state']): StepOfOutput => ({
  id,
  label: OUTPUT_STAGES[id],
  state,
});

/**
 * The way of an output from drafting to the association, and how far this one has come; that of an
 * abandoned one ends there. `items` are the acts about it, newest first.
 */
export function outputSteps(
  state: State,
  output: Output,
  items: readonly HistoryItem[],
): readonly StepOfOutput[] {
  if (output.stage === 'abandoned') {
    // Until the acts are read, it is not known what it was at.
    if (!items.some(({ type }) => type === 'output.abandon')) return [step('abandoned', 'ended')];
    const here = leftAt(state, output, items);
    return [
      ...ORDER.slice(0, ORDER.indexOf(here)).map((id) => step(id, 'done')),
      // An approval is had at once; all else takes its time, and was not brought to its end.
      step(here, here === 'approved' ? 'done' : 'left'),
      step('abandoned', 'ended'),
    ];
  }
  const at = ORDER.indexOf(output.stage);
  return ORDER.map((id, index) => {
    if (index < at || output.stage === 'circulated') return step(id, 'done');
    return step(id, index > at ? 'todo' : 'current');
  });
}

/**
 * The clause behind each step, as far as there is one: DIP-7 says nothing of outputs that are given
 * up. One that several have is said once, at the step that the output is at, else at the first.
 */
export function stepClauses(
  steps: readonly StepOfOutput[],
): readonly (ReturnType<typeof clauseOf> | null)[] {
  const clauses = steps.map(({ id, state }) =>
    state === 'ended' ? null : clauseOf(`output.${id}`),
  );
  const isHere = (at: number): boolean => steps[at]?.state === 'current';
  return clauses.map((clause, at) =>
    isHere(at) ||
    !clauses.some((other, place) => other?.text === clause?.text && (place < at || isHere(place)))
      ? clause
      : null,
  );
}
