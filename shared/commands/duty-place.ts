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
      if (!state.output.has(id)) return '#/groups';
      return duty === 'dip.submit' ? `#/dips/${id}` : `#/outputs/${id}`;
    case 'dip':
      return dipPlace(state, id);
    case 'concern':
      return dipPlace(state, state.concern.get(id)?.output);
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

const dipPlace = (state: State, output: string | undefined): string =>
  output !== undefined && state.output.has(output) ? `#/dips/${output}` : '#/dips';
