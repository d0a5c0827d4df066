/** What new entries give rise to: what is circulated, posted and decided, votes that are asked for, meetings. */

import { groupOf } from '../../../shared/commands/duty-group.ts';
import { interestOf, type Ballot, type Channel } from '../../../shared/rules/index.ts';
import type { CommittedEntry, MessageView, Outgoing } from '../outgoing.ts';
import { decisionTitle } from './letters/decided.ts';
import { addressed, toPersons, type Draft } from './task.ts';

/** An entry and what surrounds it. */
interface Case {
  readonly entry: CommittedEntry;
  readonly view: MessageView;
  /** A field of the act's data that is text; empty where there is none. */
  readonly named: (field: string) => string;
}

type Announce = (given: Case) => Iterable<Outgoing>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function named(data: unknown, field: string): string {
  const value = isRecord(data) ? data[field] : undefined;
  return typeof value === 'string' ? value : '';
}

const draftOf = (
  { entry }: Case,
  draft: Omit<Draft, 'origin' | 'notBefore' | 'expiresAt' | 'data'> &
    Partial<Pick<Draft, 'expiresAt' | 'data'>>,
): Draft => ({
  expiresAt: null,
  data: {},
  ...draft,
  origin: entry.actHash,
  notBefore: entry.at,
});

/** To the channels named that something can be posted in, each once, and to all members who wish it. */
function* everywhere(
  draft: Draft,
  channels: readonly Channel[],
  view: MessageView,
): Iterable<Outgoing> {
  const told = new Set<string>();
  for (const { kind, name } of channels) {
    if (kind !== 'slack' && kind !== 'email') continue;
    const key = `${kind} ${name}`;
    if (!told.has(key)) yield addressed(draft, { kind, name });
    told.add(key);
  }
  yield* everyMember(draft, view);
}

const everyMember = (draft: Draft, view: MessageView): Iterable<Outgoing> =>
  toPersons(draft, view.reachable(), view);

function* circulation(
  given: Case,
  about: 'circulation' | 'circulation-extended' | 'circulation-again',
): Iterable<Outgoing> {
  const { view } = given;
  const twg = view.state.twg.get(given.named('twg'));
  const window = twg?.circulation ?? null;
  if (twg === undefined || window === null) return;
  const draft = draftOf(given, {
    kind: 'circulation',
    about,
    subject: { kind: 'twg', id: twg.id },
    twg: twg.id,
    expiresAt: window.endsAt,
    data: { endsAt: window.endsAt },
  });
  yield* everywhere(draft, window.channels, view);
}

/** A material change starts the window again: its beginning is then this entry's. */
function* proposalRevised(given: Case): Iterable<Outgoing> {
  const twg = given.view.state.twg.get(given.named('twg'));
  const isAgain = twg?.stage === 'circulating' && twg.circulation?.startedAt === given.entry.at;
  if (isAgain) yield* circulation(given, 'circulation-again');
}

/** To whom it is about; nothing where that person had shown interest already, and it changed nothing. */
function* interestRecorded(given: Case): Iterable<Outgoing> {
  const { view, entry } = given;
  const twg = given.named('twg');
  const person = given.named('person');
  const interest = interestOf(view.state, twg, person);
  if (interest?.at !== entry.at || interest.recordedBy === person) return;
  const draft = draftOf(given, {
    kind: 'reminders',
    about: 'interest-recorded',
    subject: { kind: 'twg', id: twg },
    twg,
    data: { at: interest.at },
  });
  yield* toPersons(draft, [person], view);
}

function* updatePosted(given: Case): Iterable<Outgoing> {
  const update = given.view.state.update.get(given.named('update'));
  if (update === undefined) return;
  const draft = draftOf(given, {
    kind: 'updates',
    about: 'update',
    subject: { kind: 'update', id: update.id },
    twg: update.twg,
  });
  yield* everywhere(draft, update.channels, given.view);
}

function* outputCirculated(given: Case): Iterable<Outgoing> {
  const output = given.view.state.output.get(given.named('output'));
  if (output === undefined) return;
  const draft = draftOf(given, {
    kind: 'outputs',
    about: 'output-circulated',
    subject: { kind: 'output', id: output.id },
    twg: output.twg,
  });
  yield* everywhere(draft, output.channels, given.view);
}

function* lastCall(given: Case, about: 'last-call' | 'last-call-extended'): Iterable<Outgoing> {
  const { view } = given;
  const dip = view.state.dip.get(given.named('output'));
  const endsAt = dip?.lastCall?.endsAt;
  if (dip === undefined || endsAt === undefined) return;
  const draft = draftOf(given, {
    kind: 'outputs',
    about,
    subject: { kind: 'dip', id: dip.output },
    twg: view.state.output.get(dip.output)?.twg ?? null,
    expiresAt: endsAt,
    data: { endsAt },
  });
  yield* everyMember(draft, view);
}

const groupOfBallot = ({ id }: Ballot, { state }: MessageView): string | null =>
  groupOf({ subject: { kind: 'ballot', id } }, state);

function* ballotClosed(given: Case): Iterable<Outgoing> {
  const { view } = given;
  const ballot = view.state.ballot.get(given.named('ballot'));
  if (ballot === undefined || decisionTitle(view.state, ballot) === null) return;
  const draft = draftOf(given, {
    kind: 'outputs',
    about: 'decided',
    subject: { kind: 'ballot', id: ballot.id },
    twg: groupOfBallot(ballot, view),
  });
  yield* everyMember(draft, view);
}

/** Whoever is on its roll is asked; who has departed by now is not. */
function* ballotOpened(given: Case): Iterable<Outgoing> {
  const { view, entry } = given;
  const ballot = view.state.ballot.get(given.named('ballot'));
  if (ballot === undefined || ballot.openedAt !== entry.at || ballot.status !== 'open') return;
  const draft = draftOf(given, {
    kind: 'reminders',
    about: 'ballot-opened',
    subject: { kind: 'ballot', id: ballot.id },
    twg: groupOfBallot(ballot, view),
    expiresAt: ballot.closesAt,
  });
  yield* toPersons(draft, ballot.roll, view);
}

function* meeting(
  given: Case,
  about: 'meeting-scheduled' | 'meeting-changed' | 'meeting-cancelled',
): Iterable<Outgoing> {
  const { view, entry } = given;
  const found = view.state.meeting.get(given.named('meeting'));
  const twg = view.state.twg.get(found?.twg ?? '');
  if (found === undefined || twg === undefined) return;
  const draft = draftOf(given, {
    kind: 'updates',
    about,
    subject: { kind: 'meeting', id: found.id },
    twg: twg.id,
    expiresAt: found.at,
    data: { at: found.at, sequence: about === 'meeting-scheduled' ? 0 : entry.seq },
  });
  const persons = twg.roster.map(({ person }) => person);
  yield* toPersons(draft, persons, view);
}

const ANNOUNCEMENTS: Readonly<Record<string, Announce>> = {
  'proposal.circulate': (given) => circulation(given, 'circulation'),
  'proposal.extend-circulation': (given) => circulation(given, 'circulation-extended'),
  'proposal.revise': proposalRevised,
  'interest.record': interestRecorded,
  'update.post': updatePosted,
  'output.circulate': outputCirculated,
  'dip.last-call': (given) => lastCall(given, 'last-call'),
  'dip.extend-last-call': (given) => lastCall(given, 'last-call-extended'),
  'ballot.close': ballotClosed,
  'proposal.present': ballotOpened,
  'charter.revise': ballotOpened,
  'topic.call-vote': ballotOpened,
  'output.call-vote': ballotOpened,
  'output.request-approval': ballotOpened,
  'dip.request-acceptance': ballotOpened,
  'rulebook.propose': ballotOpened,
  'meeting.schedule': (given) => meeting(given, 'meeting-scheduled'),
  'meeting.change': (given) => meeting(given, 'meeting-changed'),
  'meeting.cancel': (given) => meeting(given, 'meeting-cancelled'),
};

/** What entries give rise to, in their order. */
export function* announcements(
  entries: readonly CommittedEntry[],
  view: MessageView,
): Iterable<Outgoing> {
  for (const entry of entries) {
    const { type, data } = entry.act;
    const announce = Object.hasOwn(ANNOUNCEMENTS, type) ? ANNOUNCEMENTS[type] : undefined;
    if (announce !== undefined) {
      yield* announce({ entry, view, named: (field) => named(data, field) });
    }
  }
}
