/**
 * What the ledger's acts add up to. Every record is plain data of strings, integers, booleans,
 * null, lists and records, and is never changed: an act puts another record in its place. These
 * shapes are published: the state hash is made from them (docs/PROTOCOL.md).
 */

import type { Charter, OutputKind, Role } from '../documents/proposal-markdown.ts';
import type { Channel } from './channel.ts';
import type { Concern, Dip, Workstream } from './dip-records.ts';
import type { Instant } from './instant.ts';
import type { Association, Device, Invite, Organization, Person } from './people-records.ts';
import type { Choice, Rule } from './rule.ts';
import type { RulebookChange } from './rulebook.ts';
import { emptyTable, type Table } from './table.ts';
import type { CountedOutcome } from './tally.ts';

export type * from './dip-records.ts';
export type * from './people-records.ts';

export type TwgStage =
  'draft' | 'circulating' | 'voting' | 'formed' | 'concluded' | 'declined' | 'withdrawn';

export interface Seat {
  readonly person: string;
  readonly role: Role;
}

/** The circulation window; `min` and `max` are the rulebook's when it began. */
export interface Circulation {
  readonly startedAt: Instant;
  readonly endsAt: Instant;
  readonly days: number;
  readonly max: number;
  readonly channels: readonly Channel[];
}

export interface Nomination {
  readonly kind: 'invite' | 'hand-over';
  readonly person: string;
  readonly by: string;
}

export interface Twg {
  readonly id: string;
  readonly name: string;
  readonly stage: TwgStage;
  readonly creator: string;
  /** The proposal's one or two facilitators; once formed, roles say who facilitates. */
  readonly facilitators: readonly string[];
  readonly charter: Charter;
  readonly circulation: Circulation | null;
  /** The roster chosen; once formed, the membership. Sorted by person. */
  readonly roster: readonly Seat[];
  /** What was asked for when the proposal was last presented. */
  readonly presented: { readonly at: Instant; readonly minOrganizations: number } | null;
  readonly formedAt: Instant | null;
  readonly nomination: Nomination | null;
  /** The open `charter-revision` ballot. */
  readonly revision: string | null;
  /** Updates are owed every `days` days from `since`: the forming, then the last update. */
  readonly updates: { readonly since: Instant; readonly days: number } | null;
  /** Ids of its outputs, as started. */
  readonly outputs: readonly string[];
}

/** Interest of a person in a group; `withdrawnAt` once taken back. */
export interface Interest {
  readonly twg: string;
  readonly person: string;
  readonly role: Role | null;
  readonly note: string | null;
  /** Where it was shown, if a facilitator recorded it. */
  readonly where: string | null;
  readonly recordedBy: string | null;
  readonly at: Instant;
  readonly withdrawnAt: Instant | null;
}

export type BallotKind =
  | 'formation'
  | 'charter-revision'
  | 'output-approval'
  | 'dip-acceptance'
  | 'rulebook-change'
  | 'output-proceed'
  | 'topic';

export type Body = 'tsc' | 'twg';

export interface Vote {
  readonly person: string;
  readonly device: string;
  readonly choice: Choice;
  readonly comment: string | null;
  readonly at: Instant;
}

export interface Recusal {
  readonly person: string;
  readonly reason: string;
  readonly at: Instant;
}

export type Changes = 'none' | 'editorial' | 'material';

export interface Ballot {
  readonly id: string;
  readonly kind: BallotKind;
  /** Id of what it is about: a group, an output, a topic, or `rulebook`. */
  readonly subject: string;
  readonly body: Body;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly closesAt: Instant;
  /** Who may vote, frozen, sorted. */
  readonly roll: readonly string[];
  /** The rule, frozen. */
  readonly rule: Rule;
  /** SHA-256, in hex, of the exact text voted on. */
  readonly textSha256: string;
  /** Every vote in its order; a person's last one counts. */
  readonly votes: readonly Vote[];
  readonly recusals: readonly Recusal[];
  /** The moment since which everyone on the roll has voted or recused. */
  readonly completeAt: Instant | null;
  readonly status: 'open' | 'closed';
  readonly outcome: CountedOutcome | 'withdrawn' | null;
  readonly closedAt: Instant | null;
  /** The ballot before it on the same subject. */
  readonly previous: string | null;
  /** The charter that is put to the vote. */
  readonly charter: Charter | null;
  /** How an output differs from what its group voted on. */
  readonly changes: Changes | null;
  readonly rulebookChange: RulebookChange | null;
}

export interface Update {
  readonly id: string;
  readonly twg: string;
  readonly title: string;
  readonly textSha256: string;
  readonly from: string;
  readonly to: string;
  readonly channels: readonly Channel[];
  readonly by: string;
  readonly at: Instant;
}

export interface Topic {
  readonly id: string;
  readonly twg: string;
  readonly title: string;
  readonly raisedBy: string;
  readonly status: 'open' | 'agreed' | 'dropped';
  readonly summary: string | null;
  readonly ballot: string | null;
  readonly objections: readonly string[];
}

export interface Objection {
  readonly id: string;
  readonly topic: string;
  readonly by: string;
  readonly reason: string;
  readonly resolution: string | null;
}

export interface Meeting {
  readonly id: string;
  readonly twg: string;
  readonly title: string;
  readonly at: Instant;
  /** Its length. */
  readonly minutes: number;
  readonly where: string;
  readonly cancelled: string | null;
}

export const DUTIES = ['drafting', 'editing', 'feedback', 'finalizing'] as const;
/** DIP-7: "clear ownership … for drafting, editing, obtaining feedback, and finalizing". */
export type OutputDuty = (typeof DUTIES)[number];

export type OutputStage =
  'drafting' | 'twg-vote' | 'tsc-review' | 'tsc-vote' | 'approved' | 'circulated' | 'abandoned';

export interface Output {
  readonly id: string;
  readonly twg: string;
  readonly kind: OutputKind;
  readonly title: string;
  readonly stage: OutputStage;
  readonly owners: { readonly [D in OutputDuty]: readonly string[] };
  /** The text that the group last voted to proceed with. */
  readonly groupText: string | null;
  /** The text that the TSC approved. */
  readonly approvedText: string | null;
  readonly reviewEndsAt: Instant | null;
  readonly channels: readonly Channel[];
  readonly dissents: readonly { readonly person: string; readonly textSha256: string }[];
}

/** The records of each kind; each kind has one id space in the association. */
export interface Records {
  readonly organization: Organization;
  readonly person: Person;
  readonly device: Device;
  /** By the invite's public key. */
  readonly invite: Invite;
  readonly twg: Twg;
  /** By `twg/person`. */
  readonly interest: Interest;
  readonly ballot: Ballot;
  readonly update: Update;
  readonly topic: Topic;
  readonly objection: Objection;
  readonly meeting: Meeting;
  readonly output: Output;
  /** By the id of the output. */
  readonly dip: Dip;
  readonly workstream: Workstream;
  readonly concern: Concern;
}

export type Kind = keyof Records;

export type Tables = { readonly [K in Kind]: Table<Records[K]> };

export interface State extends Tables {
  /** Null before the founding. */
  readonly association: Association | null;
  /** SHA-256 of each accepted act, by the act's id. */
  readonly acts: Table<string>;
  /** Ids of the open ballots, sorted. */
  readonly openBallots: readonly string[];
  /** Id of the latest ballot by `kind/subject`. */
  readonly latestBallots: Table<string>;
  /** The number of the relay's last act. */
  readonly relayN: number;
}

export const KINDS = [
  'organization',
  'person',
  'device',
  'invite',
  'twg',
  'interest',
  'ballot',
  'update',
  'topic',
  'objection',
  'meeting',
  'output',
  'dip',
  'workstream',
  'concern',
] as const satisfies readonly Kind[];

/** The state before the first act. */
export const EMPTY_STATE: State = {
  association: null,
  organization: emptyTable(),
  person: emptyTable(),
  device: emptyTable(),
  invite: emptyTable(),
  twg: emptyTable(),
  interest: emptyTable(),
  ballot: emptyTable(),
  update: emptyTable(),
  topic: emptyTable(),
  objection: emptyTable(),
  meeting: emptyTable(),
  output: emptyTable(),
  dip: emptyTable(),
  workstream: emptyTable(),
  concern: emptyTable(),
  acts: emptyTable(),
  openBallots: [],
  latestBallots: emptyTable(),
  relayN: 0,
};

/** The records of that kind. */
export function tableOf<K extends Kind>(tables: Tables, kind: K): Table<Records[K]> {
  return tables[kind];
}

/** The record of that kind and id, which is known to be there. */
export function known<K extends Kind>(state: State, kind: K, id: string): Records[K] {
  const record = tableOf(state, kind).get(id);
  if (record === undefined) throw new Error(`no ${kind} ${id}`);
  return record;
}

/** The association, which is known to be founded. */
export function founded(state: State): Association {
  if (state.association === null) throw new Error('not founded');
  return state.association;
}
