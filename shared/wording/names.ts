/** What things are called in sentences; an id where the state does not hold them. */

import type { State, Ballot } from '../rules/state.ts';
import { BALLOT_KINDS, labelOf, OUTPUT_KINDS } from './labels.ts';
import { counted, quoted, said } from './phrases.ts';

export const personName = (state: State, id: string): string =>
  id === 'relay' ? 'The relay' : said(state.person.get(id)?.name ?? id);

export const organizationName = (state: State, id: string): string =>
  said(state.organization.get(id)?.name ?? id);

export const groupName = (state: State, id: string): string => said(state.twg.get(id)?.name ?? id);

export function topicName(state: State, id: string): string {
  const topic = state.topic.get(id);
  return topic === undefined ? said(id) : quoted(topic.title);
}

export function meetingName(state: State, id: string): string {
  const meeting = state.meeting.get(id);
  return meeting === undefined ? said(id) : quoted(meeting.title);
}

/** `the report “Incident review”`. */
export function outputName(state: State, id: string): string {
  const output = state.output.get(id);
  if (output === undefined) return `the output ${said(id)}`;
  const kind = labelOf(OUTPUT_KINDS, output.kind);
  return `the ${output.kind === 'dip' ? kind : kind.toLowerCase()} ${quoted(output.title)}`;
}

/** `DIP 205 “Fee schedule”`; without a number while it has none. */
export function dipName(state: State, id: string): string {
  const number = state.dip.get(id)?.number ?? null;
  const title = state.output.get(id)?.title;
  const what = number === null ? 'the DIP' : `DIP ${number}`;
  return `${what} ${title === undefined ? said(id) : quoted(title)}`;
}

export function workstreamName(state: State, id: string): string {
  const workstream = state.workstream.get(id);
  return workstream === undefined ? said(id) : quoted(workstream.title);
}

export function concernName(state: State, id: string): string {
  const concern = state.concern.get(id);
  return concern === undefined
    ? `the concern ${said(id)}`
    : `the concern of ${personName(state, concern.by)} about ${dipName(state, concern.output)}`;
}

export function objectionName(state: State, id: string): string {
  const objection = state.objection.get(id);
  return objection === undefined
    ? `the objection ${said(id)}`
    : `the objection of ${personName(state, objection.by)} to ${topicName(state, objection.topic)}`;
}

/** `Ada Byron’s browser`, by the device’s id. */
export function deviceName(state: State, id: string): string {
  const device = state.device.get(id);
  if (device === undefined) return `the device ${said(id.slice(0, 8))}`;
  const whose = personName(state, device.person);
  switch (device.kind) {
    case 'desktop':
      return `the desktop app of ${whose}`;
    case 'browser':
      return `the browser of ${whose}`;
    case 'recovery':
      return `the recovery code of ${whose}`;
  }
}

/** What a ballot is about: `forming Mainnet Operations`. */
export function subjectOfBallot(state: State, ballot: Ballot): string {
  const { kind, subject } = ballot;
  switch (kind) {
    case 'formation':
      return `forming ${groupName(state, subject)}`;
    case 'charter-revision':
      return `the revised charter of ${groupName(state, subject)}`;
    case 'output-proceed':
      return `proceeding with ${outputName(state, subject)}`;
    case 'output-approval':
      return `approving ${outputName(state, subject)}`;
    case 'dip-acceptance':
      return `accepting ${dipName(state, subject)}`;
    case 'rulebook-change':
      return 'changing the rulebook';
    case 'topic':
      return `the topic ${topicName(state, subject)}`;
  }
}

export function ballotName(state: State, id: string): string {
  const ballot = state.ballot.get(id);
  return ballot === undefined
    ? `the ballot ${said(id)}`
    : `the ballot on ${subjectOfBallot(state, ballot)}`;
}

/** A short name for a list: `Forming a group: Mainnet Operations`. */
export function ballotTitle(state: State, id: string): string {
  const ballot = state.ballot.get(id);
  if (ballot === undefined) return said(id);
  const kind = labelOf(BALLOT_KINDS, ballot.kind);
  const { subject } = ballot;
  switch (ballot.kind) {
    case 'formation':
    case 'charter-revision':
      return `${kind}: ${groupName(state, subject)}`;
    case 'output-proceed':
    case 'output-approval':
    case 'dip-acceptance':
      return `${kind}: ${said(state.output.get(subject)?.title ?? subject)}`;
    case 'rulebook-change':
      return kind;
    case 'topic':
      return `${kind}: ${said(state.topic.get(subject)?.title ?? subject)}`;
  }
}

const KIND_NAMES: Readonly<Record<string, (state: State, id: string) => string>> = {
  organization: organizationName,
  person: personName,
  device: deviceName,
  twg: groupName,
  ballot: ballotName,
  topic: topicName,
  objection: objectionName,
  meeting: meetingName,
  output: outputName,
  dip: dipName,
  workstream: workstreamName,
  concern: concernName,
  update: (state, id) => {
    const update = state.update.get(id);
    return update === undefined ? `the update ${said(id)}` : `the update ${quoted(update.title)}`;
  },
};

/** What a thing of any kind is called. */
export function nameOf(state: State, kind: string, id: string): string {
  const name = Object.hasOwn(KIND_NAMES, kind) ? KIND_NAMES[kind] : undefined;
  return name === undefined ? said(id) : name(state, id);
}

/** What a kind of thing is called: `the working group`. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  organization: 'organization',
  person: 'person',
  device: 'device',
  invite: 'invite',
  twg: 'working group',
  interest: 'interest',
  ballot: 'ballot',
  update: 'update',
  topic: 'topic',
  objection: 'objection',
  meeting: 'meeting',
  output: 'output',
  dip: 'DIP',
  workstream: 'workstream',
  concern: 'concern',
};

export const kindWord = (kind: string): string => labelOf(KIND_WORDS, kind);

/** `1 person`, `4 people`. */
export const people = (count: number): string => counted(count, 'person', 'people');
