/** Which acts are about a group: those that name it, and those that name something of it. */

import type { State } from '../rules/index.ts';

type Named = Readonly<Record<string, unknown>>;

const fieldsOf = (data: unknown): Named =>
  typeof data === 'object' && data !== null ? (data as Named) : {};

/** The group that a thing belongs to, by the field of an act's data that names it. */
const OWNERS: {
  readonly [field: string]: (state: State, id: string) => string | undefined;
} = {
  twg: (_, id) => id,
  output: (state, id) => state.output.get(id)?.twg,
  topic: (state, id) => state.topic.get(id)?.twg,
  meeting: (state, id) => state.meeting.get(id)?.twg,
  ballot: groupOfBallot,
  objection: (state, id) => {
    const topic = state.objection.get(id)?.topic;
    return topic === undefined ? undefined : state.topic.get(topic)?.twg;
  },
  workstream: (state, id) => groupOfOutput(state, state.workstream.get(id)?.output),
  concern: (state, id) => groupOfOutput(state, state.concern.get(id)?.output),
};

const groupOfOutput = (state: State, output: string | undefined): string | undefined =>
  output === undefined ? undefined : state.output.get(output)?.twg;

/** The group that a ballot is about; undefined for one on the rulebook. */
export function groupOfBallot(state: State, id: string): string | undefined {
  const ballot = state.ballot.get(id);
  switch (ballot?.kind) {
    case undefined:
    case 'rulebook-change':
      return undefined;
    case 'formation':
    case 'charter-revision':
      return ballot.subject;
    case 'output-approval':
    case 'output-proceed':
    case 'dip-acceptance':
      return groupOfOutput(state, ballot.subject);
    case 'topic':
      return state.topic.get(ballot.subject)?.twg;
  }
}

/** The group that an act is about; undefined for acts of the association. */
export function groupOfAct(state: State, data: unknown): string | undefined {
  for (const [field, id] of Object.entries(fieldsOf(data))) {
    const owner = Object.hasOwn(OWNERS, field) ? OWNERS[field] : undefined;
    const group = typeof id === 'string' ? owner?.(state, id) : undefined;
    if (group !== undefined) return group;
  }
  return undefined;
}
