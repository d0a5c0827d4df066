import type { Twg, TwgStage } from '../../../shared/rules/index.ts';

export type StepId = 'draft' | 'circulating' | 'voting' | 'formed';
export type StepState = 'done' | 'current' | 'todo' | 'failed';

export interface FormationStep {
  readonly id: StepId;
  readonly label: string;
  readonly state: StepState;
}

const ORDER: readonly { readonly id: StepId; readonly label: string }[] = [
  { id: 'draft', label: 'Draft' },
  { id: 'circulating', label: 'Circulating' },
  { id: 'voting', label: 'TSC vote' },
  { id: 'formed', label: 'Formed' },
];

/** How far a withdrawn proposal had come, as far as its record tells. */
function reachedBeforeWithdrawal(twg: Twg): StepId {
  if (twg.presented !== null) return 'voting';
  return twg.circulation === null ? 'draft' : 'circulating';
}

function at(step: StepId, state: 'current' | 'failed'): FormationStep[] {
  const place = ORDER.findIndex(({ id }) => id === step);
  return ORDER.map((each, index) => {
    if (index === place) return { ...each, state };
    return { ...each, state: index < place ? 'done' : 'todo' };
  });
}

/** The way from a draft to a formed group, and how far this one has come. */
export function formationSteps(twg: Twg): FormationStep[] {
  switch (twg.stage) {
    case 'draft':
    case 'circulating':
    case 'voting':
      return at(twg.stage, 'current');
    case 'declined':
      return at('voting', 'failed');
    case 'withdrawn':
      return at(reachedBeforeWithdrawal(twg), 'failed');
    case 'formed':
    case 'concluded':
      return ORDER.map((each) => ({ ...each, state: 'done' }));
  }
}

/** Whether a stage is before the forming. */
export const isProposal = (stage: TwgStage): boolean => stage !== 'formed' && stage !== 'concluded';
