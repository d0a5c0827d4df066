import {
  latestBallot,
  type Output,
  type OutputStage,
  type State,
} from '../../../shared/rules/index.ts';
import { OUTPUT_STAGES } from '../../../shared/wording/index.ts';

export type OutputStep = Exclude<OutputStage, 'abandoned'>;

export interface StepOfOutput {
  readonly id: OutputStep;
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'failed';
}

const ORDER: readonly OutputStep[] = [
  'drafting',
  'twg-vote',
  'tsc-review',
  'tsc-vote',
  'approved',
  'circulated',
];

/** How far an abandoned output had come, as far as its record tells. */
function reached(state: State, output: Output): OutputStep {
  if (output.approvedText !== null) return 'approved';
  if (latestBallot(state, 'output-approval', output.id) !== undefined) return 'tsc-vote';
  return output.groupText === null ? 'drafting' : 'tsc-review';
}

/** The way of an output from drafting to the association, and how far this one has come. */
export function outputSteps(state: State, output: Output): readonly StepOfOutput[] {
  const isOver = output.stage === 'circulated';
  const here = output.stage === 'abandoned' ? reached(state, output) : output.stage;
  const at = ORDER.indexOf(here);
  return ORDER.map((id, index) => {
    const label = OUTPUT_STAGES[id];
    if (index < at || isOver) return { id, label, state: 'done' };
    if (index > at) return { id, label, state: 'todo' };
    return { id, label, state: output.stage === 'abandoned' ? 'failed' : 'current' };
  });
}
