import { type Kind, type State } from '../rules/state.ts';
import {
  ballotTitle,
  DIP_STATUSES,
  labelOf,
  organizationName,
  OUTCOMES,
  OUTPUT_KINDS,
  OUTPUT_STAGES,
  personName,
  groupName,
  TWG_STAGES,
} from '../wording/index.ts';
import type { SearchEntry } from './entry.ts';

/** What a record of the ledger's state brings to be found, under one source each. */
export interface RecordSource {
  readonly source: string;
  readonly entries: readonly SearchEntry[];
}

type EntriesOf = (state: State, id: string) => readonly SearchEntry[];

const lines = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

const ofGroup: EntriesOf = (state, id) => {
  const twg = state.twg.get(id);
  if (twg === undefined) return [];
  const { scope, limits, profiles, outputs } = twg.charter;
  const titles = outputs.map(({ title }) => title);
  const text = lines(scope, limits, profiles, ...titles, labelOf(TWG_STAGES, twg.stage));
  return [{ kind: 'group', title: twg.name, place: `groups/${id}`, text }];
};

const ofPerson: EntriesOf = (state, id) => {
  const person = state.person.get(id);
  if (person === undefined) return [];
  const text = organizationName(state, person.organization);
  return [{ kind: 'person', title: person.name, place: 'association', text }];
};

const ofTopic: EntriesOf = (state, id) => {
  const topic = state.topic.get(id);
  if (topic === undefined) return [];
  const objections = topic.objections.map((one) => state.objection.get(one));
  const said = objections.flatMap((one) => [one?.reason, one?.resolution]);
  const text = lines(topic.summary, ...said, groupName(state, topic.twg));
  return [{ kind: 'discussion', title: topic.title, place: `topics/${id}`, text }];
};

const ofMeeting: EntriesOf = (state, id) => {
  const meeting = state.meeting.get(id);
  if (meeting === undefined) return [];
  const text = lines(meeting.where, meeting.cancelled, groupName(state, meeting.twg));
  return [{ kind: 'discussion', title: meeting.title, place: `meetings/${id}`, text }];
};

const ofBallot: EntriesOf = (state, id) => {
  const ballot = state.ballot.get(id);
  if (ballot === undefined) return [];
  const reasons = [
    ...ballot.votes.map(({ person, comment }) =>
      comment === null ? null : `${personName(state, person)}: ${comment}`,
    ),
    ...ballot.recusals.map(({ person, reason }) => `${personName(state, person)}: ${reason}`),
  ];
  const outcome = ballot.outcome === null ? null : OUTCOMES[ballot.outcome];
  const place = `ballots/${encodeURIComponent(id)}`;
  const text = lines(outcome, ...reasons);
  return [{ kind: 'decision', title: ballotTitle(state, id), place, text }];
};

const ofOutput: EntriesOf = (state, id) => {
  const output = state.output.get(id);
  if (output === undefined) return [];
  const text = lines(
    labelOf(OUTPUT_KINDS, output.kind),
    labelOf(OUTPUT_STAGES, output.stage),
    groupName(state, output.twg),
  );
  const { title } = output;
  const place = `documents/output/${id}`;
  return [{ kind: 'document', title, place, text }, ...ofDip(state, id, title)];
};

/** The DIP that was made of an output: by its number, its engineering and its concerns. */
function ofDip(state: State, id: string, title: string): readonly SearchEntry[] {
  const dip = state.dip.get(id);
  if (dip === undefined) return [];
  const workstreams = dip.workstreams.map((one) => state.workstream.get(one));
  const concerns = dip.concerns.map((one) => state.concern.get(one));
  const text = lines(
    dip.number === null ? 'DIP' : `DIP ${dip.number}`,
    DIP_STATUSES[dip.status],
    dip.manager === null ? null : personName(state, dip.manager),
    ...workstreams.flatMap((one) => [one?.title, one?.note]),
    ...concerns.flatMap((one) => [one?.text, one?.resolution?.text]),
  );
  return [{ kind: 'dip', title, place: `dips/${id}`, text }];
}

/** What of the state is found by itself; the rest is part of one of these. */
const FOUND = {
  twg: ofGroup,
  person: ofPerson,
  topic: ofTopic,
  meeting: ofMeeting,
  ballot: ofBallot,
  output: ofOutput,
} as const satisfies Partial<Record<Kind, EntriesOf>>;

type FoundKind = keyof typeof FOUND;

const isFound = (kind: Kind): kind is FoundKind => Object.hasOwn(FOUND, kind);

/** All there is in a state. */
export function* allSources(state: State): Generator<RecordSource> {
  for (const kind of Object.keys(FOUND))
    if (isFound(kind as Kind))
      for (const id of state[kind as FoundKind].keys()) yield* sourcesOf(state, kind as Kind, id);
}

/** What has to be put anew after a record has changed. */
export function* sourcesOf(state: State, kind: Kind, id: string): Generator<RecordSource> {
  const [about, of] = subjectOf(state, kind, id);
  if (of === undefined || !isFound(about)) return;
  yield { source: `${about}/${of}`, entries: FOUND[about](state, of) };
}

/** The record that this one is shown with. */
function subjectOf(state: State, kind: Kind, id: string): readonly [Kind, string | undefined] {
  switch (kind) {
    case 'objection':
      return ['topic', state.objection.get(id)?.topic];
    case 'dip':
      return ['output', id];
    case 'concern':
      return ['output', state.concern.get(id)?.output];
    case 'workstream':
      return ['output', state.workstream.get(id)?.output];
    default:
      return [kind, id];
  }
}
