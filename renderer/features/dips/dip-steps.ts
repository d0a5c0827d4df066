/** The way of a DIP from the TSC's approval to Final, and how far one has come. */

import type { Dip, DipStatus } from '../../../shared/rules/index.ts';
import { DIP_STATUSES, type ClauseKey } from '../../../shared/wording/index.ts';

export type DipStep = 'approved' | DipStatus;

export interface StepOfDip {
  readonly id: DipStep;
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'failed';
  readonly clause: ClauseKey;
}

const ORDER: readonly DipStep[] = [
  'approved',
  'submitted',
  'draft',
  'last-call',
  'accepted',
  'final',
];

/** The last step that a DIP which has left the way was at, as far as its record tells. */
function reached(dip: Dip): DipStep {
  switch (dip.status) {
    case 'denied':
      return 'submitted';
    case 'rejected':
      return 'last-call';
    case 'deprecated':
      return dip.link === null ? 'accepted' : 'final';
    case 'withdrawn':
      if (dip.lastCall !== null) return 'last-call';
      return dip.number === null ? 'submitted' : 'draft';
    default:
      return dip.status;
  }
}

const ENDED: ReadonlySet<DipStatus> = new Set(['denied', 'rejected', 'withdrawn', 'deprecated']);

const step = (id: DipStep, state: StepOfDip['state']): StepOfDip => ({
  id,
  label: id === 'approved' ? 'Approved' : DIP_STATUSES[id],
  state,
  clause: id === 'approved' ? 'output.approved' : `dip.${id}`,
});

/** Null where it is not submitted yet. `rejectedBy`: whose rejection it was, where there was one. */
export function dipSteps(dip: Dip | null, rejectedBy: 'vote' | 'manager'): readonly StepOfDip[] {
  const here = dip === null ? 'approved' : reached(dip);
  const at = ORDER.indexOf(here);
  // What would have come is not to come any more.
  if (dip !== null && ENDED.has(dip.status)) {
    const left = step(dip.status, dip.status === 'deprecated' ? 'current' : 'failed');
    const isVotedDown = dip.status === 'rejected' && rejectedBy === 'vote';
    const ended: StepOfDip = isVotedDown ? { ...left, clause: 'dip.accepted' } : left;
    const way = [...ORDER.slice(0, at + 1).map((id) => step(id, 'done')), ended];
    // No more than the way itself has: there is no room for another.
    return way.slice(-ORDER.length);
  }
  return ORDER.map((id, index) => {
    if (index < at || here === 'final') return step(id, 'done');
    return step(id, index === at ? 'current' : 'todo');
  });
}
