import { known } from '../../../../shared/rules/index.ts';
import { statusBehindWorkstream } from './dips.ts';
import { ballotOf, groupOf, idOf, outputOf, topicOf, twgOf, type Question } from './question.ts';
import type { About, Row } from './row.ts';

type Stage = (q: Question) => string;

const ofObjection: Stage = ({ state, data }) => {
  const { topic, resolution } = known(state, 'objection', data.objection);
  const status = known(state, 'topic', topic).status;
  return `${resolution === null ? 'stands' : 'settled'}, topic ${status}`;
};

const STAGES: { readonly [A in About]: Stage } = {
  association: () => 'founded',
  twg: (q) => twgOf(q).stage,
  ballot: (q) => `${ballotOf(q).kind}, ${ballotOf(q).status}`,
  topic: (q) => topicOf(q).status,
  objection: ofObjection,
  meeting: ({ state, data }) =>
    known(state, 'meeting', data.meeting).cancelled === null ? 'scheduled' : 'cancelled',
  output: (q) => outputOf(q).stage,
  dip: ({ state, data }) => state.dip.get(data.output)?.status ?? 'none',
  workstream: (q) => `of a DIP in ${statusBehindWorkstream(q)}`,
  concern: ({ state, data }) =>
    known(state, 'concern', data.concern).resolution === null ? 'stands' : 'resolved',
};

/** The stage of what an act is about, which is there. */
export function stageOf(row: Row, q: Question): string {
  if (row.inFormedGroup && groupOf(q).stage !== 'formed') return `of a ${groupOf(q).stage} group`;
  return STAGES[row.about](q);
}

/** A person, an organization that has not withdrawn, a device in force, or a record. */
export function isThere({ state }: Question, kind: string, id: string): boolean {
  if (kind === 'organization') return state.organization.get(id)?.withdrawn === false;
  if (kind === 'device') return state.device.get(id)?.revokedAt === null;
  return isTaken(state, kind, id);
}

/** Whether there has ever been one of that id. */
export function isTaken(state: Question['state'], kind: string, id: string): boolean {
  switch (kind) {
    case 'organization':
    case 'person':
    case 'twg':
    case 'ballot':
    case 'update':
    case 'topic':
    case 'objection':
    case 'meeting':
    case 'output':
    case 'dip':
    case 'workstream':
    case 'concern':
      return state[kind].has(idOf(id));
    default:
      throw new Error(`no kind ${kind}`);
  }
}
