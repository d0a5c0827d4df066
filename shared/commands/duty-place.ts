import type { Duty, State } from '../rules/index.ts';

/** Where a duty is done: a route of the app. */
export function placeOf({ duty, subject }: Pick<Duty, 'duty' | 'subject'>, state: State): string {
  const { kind, id } = subject;
  switch (kind) {
    case 'ballot':
      return `#/ballots/${id}`;
    case 'twg':
      return FORMATION.has(duty) ? `#/groups/${id}/proposal` : `#/groups/${id}`;
    case 'output':
      return state.output.has(id) ? `#/outputs/${id}` : '#/groups';
    case 'dip':
      return groupOfOutput(state, id);
    case 'concern':
      return groupOfOutput(state, state.concern.get(id)?.output ?? '');
    default:
      return '#/groups';
  }
}

/** What is done on the page of a proposal, or of a charter. */
const FORMATION: ReadonlySet<string> = new Set([
  'members.choose',
  'proposal.present',
  'charter.revise',
]);

function groupOfOutput(state: State, output: string): string {
  const twg = state.output.get(output)?.twg;
  return twg === undefined ? '#/groups' : `#/groups/${twg}`;
}
