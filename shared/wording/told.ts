import { isEachMember } from '../protocol/each-member.ts';
import type { State } from '../rules/state.ts';
import { dayOrInstantWords } from './instant-words.ts';
import { CHANNEL_KINDS, labelOf, ROLES } from './labels.ts';
import {
  ballotName,
  deviceName,
  dipName,
  groupName,
  meetingName,
  objectionName,
  organizationName,
  outputName,
  personName,
  subjectOfBallot,
  topicName,
  workstreamName,
  concernName,
} from './names.ts';
import { counted, listed, quoted, said } from './phrases.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in the place of a field that is not there. */
const MISSING = '…';

/**
 * An act as a sentence needs it. Its data is read field by field, because it may be of a newer
 * version, or not have been checked: what is not there is shown as `…`, never made up.
 */
export class Told {
  readonly state: State;
  readonly by: string;
  readonly #data: Readonly<Record<string, unknown>>;

  constructor(state: State, by: string, data: unknown) {
    this.state = state;
    this.by = by;
    this.#data = isRecord(data) ? data : {};
  }

  /** Who acts, by name. */
  get who(): string {
    return personName(this.state, this.by);
  }

  has(field: string): boolean {
    return this.#data[field] !== undefined;
  }

  raw(field: string): string {
    const value = this.#data[field];
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : MISSING;
  }

  number(field: string): number | null {
    const value = this.#data[field];
    return typeof value === 'number' ? value : null;
  }

  /** The fields of a record inside the data, to be told in the same way. */
  inner(field: string): Told {
    return new Told(this.state, this.by, this.#data[field]);
  }

  list(field: string): readonly Told[] {
    const value = this.#data[field];
    return Array.isArray(value) ? value.map((each) => new Told(this.state, this.by, each)) : [];
  }

  /** The names of the fields that are there. */
  fields(): readonly string[] {
    return Object.keys(this.#data);
  }

  strings(field: string): readonly string[] {
    const value = this.#data[field];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  }

  /** A name or a title as it stands. */
  line(field: string): string {
    return said(this.raw(field));
  }

  quote(field: string): string {
    return quoted(this.raw(field));
  }

  /** `, saying: “…”`, or nothing where nothing was said. */
  saying(field: string): string {
    return this.has(field) && this.raw(field).trim() !== '' ? `, saying: ${this.quote(field)}` : '';
  }

  days(field = 'days'): string {
    const count = this.number(field);
    return count === null ? `${MISSING} days` : counted(count, 'day');
  }

  /** `, open for 7 days`, or nothing where no length was asked for. */
  forDays(field = 'days'): string {
    return this.has(field) ? `, open for ${this.days(field)}` : '';
  }

  instant(field: string): string {
    return dayOrInstantWords(this.raw(field));
  }

  person(field = 'person'): string {
    return personName(this.state, this.raw(field));
  }

  persons(field = 'persons'): string {
    const names = this.strings(field).map((id) => personName(this.state, id));
    return names.length === 0 ? 'nobody' : listed(names);
  }

  organization(field = 'organization'): string {
    return organizationName(this.state, this.raw(field));
  }

  group(field = 'twg'): string {
    return groupName(this.state, this.raw(field));
  }

  /** The name of a group that a record names. */
  groupOf(twg: string): string {
    return groupName(this.state, twg);
  }

  topic(): string {
    return topicName(this.state, this.raw('topic'));
  }

  objection(): string {
    return objectionName(this.state, this.raw('objection'));
  }

  meeting(): string {
    return meetingName(this.state, this.raw('meeting'));
  }

  output(): string {
    return outputName(this.state, this.raw('output'));
  }

  dip(): string {
    return dipName(this.state, this.raw('output'));
  }

  workstream(): string {
    return workstreamName(this.state, this.raw('workstream'));
  }

  concern(): string {
    return concernName(this.state, this.raw('concern'));
  }

  ballot(): string {
    return ballotName(this.state, this.raw('ballot'));
  }

  role(field = 'role'): string {
    return labelOf(ROLES, this.raw(field)).toLowerCase();
  }

  label(labels: Readonly<Record<string, string>>, field: string): string {
    return labelOf(labels, this.raw(field));
  }

  /** What a ballot is about. */
  subject(): string {
    const ballot = this.state.ballot.get(this.raw('ballot'));
    return ballot === undefined ? this.ballot() : subjectOfBallot(this.state, ballot);
  }

  device(): string {
    return deviceName(this.state, this.raw('device'));
  }

  /** `in #twg`; `through #twg and all@example.org (email)` where it is not all Slack. */
  channels(): string {
    const channels = this.list('channels');
    const isEach = (channel: Told) =>
      isEachMember({ kind: channel.raw('kind'), name: channel.raw('name') });
    const isSlack = (channel: Told) => channel.raw('kind') === 'slack' && !isEach(channel);
    const named = channels.map((channel) => {
      if (isEach(channel)) return 'messages to each member';
      const name = channel.line('name');
      if (isSlack(channel)) return name;
      return `${name} (${channel.label(CHANNEL_KINDS, 'kind').toLowerCase()})`;
    });
    if (named.length === 0) return 'nowhere';
    return `${channels.every(isSlack) ? 'in' : 'through'} ${listed(named)}`;
  }
}

/** The words of one act. */
export interface ActWords {
  /** An imperative, for buttons: `Circulate the proposal`. */
  readonly label: string;
  /** What was done, without the full stop. */
  readonly sentence: (told: Told) => string;
  /** What cannot be undone about it, as whole sentences; none where it can be put right. */
  readonly consequence?: (told: Told) => string;
}
