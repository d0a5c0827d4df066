import type { Duty, State } from '../rules/index.ts';

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
