import type { Duty, State } from '../../../shared/rules/index.ts';

/** Where a duty is done: a route of the app. */
export function placeOf({ duty, subject }: Pick<Duty, 'duty' | 'subject'>, state: State): string {
  const { kind, id } = subject;
  switch (kind) {
    case 'ballot':
      return `#/ballots/${id}`;
    case 'twg':
      return FORMATION.has(duty) ? `#/groups/${id}/proposal` : `#/groups/${id}`;
    case 'output':
    case 'dip':
      return groupOfOutput(state, id);
    case 'concern':
      return groupOfOutput(state, state.concern.get(id)?.output ?? '');
    default:
      return '#/groups';
  }
}

/** What is done on the page of a proposal. */
const FORMATION: ReadonlySet<string> = new Set(['members.choose', 'proposal.present']);

function groupOfOutput(state: State, output: string): string {
  const twg = state.output.get(output)?.twg;
  return twg === undefined ? '#/groups' : `#/groups/${twg}`;
}

/** The group that a duty belongs to; null for what belongs to none. */
export function groupOf({ subject }: Pick<Duty, 'subject'>, state: State): string | null {
  const { kind, id } = subject;
  switch (kind) {
    case 'twg':
      return id;
    case 'output':
    case 'dip':
      return state.output.get(id)?.twg ?? null;
    case 'concern':
      return state.output.get(state.concern.get(id)?.output ?? '')?.twg ?? null;
    case 'ballot':
      return groupOfBallot(state, id);
    default:
      return null;
  }
}

function groupOfBallot(state: State, id: string): string | null {
  const ballot = state.ballot.get(id);
  if (ballot === undefined) return null;
  const { subject } = ballot;
  switch (ballot.kind) {
    case 'rulebook-change':
      return null;
    case 'formation':
    case 'charter-revision':
      return subject;
    case 'topic':
      return state.topic.get(subject)?.twg ?? null;
    case 'output-proceed':
    case 'output-approval':
    case 'dip-acceptance':
      return state.output.get(subject)?.twg ?? null;
  }
}
