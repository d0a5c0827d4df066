/**
 * What a group, an output or a ballot waits for, and who can move it: the duties of everybody, put
 * together by what they are about, so that nobody is asked for anything that this does not list, and
 * what waits for nobody in particular.
 */

import {
  closingInstant,
  dutiesOf,
  facilitatorsOf,
  known,
  readInstant,
  recordsWhere,
  type Ballot,
  type Dip,
  type Duty,
  type Instant,
  type Output,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { clauseOf, dutyWords, type Clause } from '../../../../shared/wording/index.ts';
import { paths } from '../../../app/routes.ts';
import { placeOf } from '../../../../shared/commands/duty-place.ts';
import { clauseOfAct } from '../act-clauses.ts';
import { groupOfBallot } from '../group-history.ts';

export interface Waiting {
  readonly key: string;
  /** What is to be done, or awaited. */
  readonly what: string;
  /** What it is about. */
  readonly subject: string;
  /** Who can move it; nobody where only time does. */
  readonly who: readonly string[];
  readonly due: Instant | null;
  /** What happens, or goes on, meanwhile; a whole sentence. */
  readonly meanwhile: string | null;
  readonly place: string;
  readonly clause: Clause | null;
}

type Subject = Duty['subject'];

const outputOf = (state: State, { kind, id }: Subject): string | null => {
  switch (kind) {
    case 'output':
    case 'dip':
      return id;
    case 'concern':
      return state.concern.get(id)?.output ?? null;
    case 'ballot': {
      const ballot = state.ballot.get(id);
      const isOf = ballot?.kind.startsWith('output-') === true || ballot?.kind === 'dip-acceptance';
      return isOf ? (ballot?.subject ?? null) : null;
    }
    default:
      return null;
  }
};

function groupOf(state: State, subject: Subject): string | undefined {
  if (subject.kind === 'twg') return subject.id;
  if (subject.kind === 'ballot') return groupOfBallot(state, subject.id);
  return state.output.get(outputOf(state, subject) ?? '')?.twg;
}

/** Everybody who could owe a group anything. */
function concerned(state: State, twg: Twg): string[] {
  const { association } = state;
  const outputs = new Set(twg.outputs);
  const ballots = state.openBallots.filter((id) => groupOfBallot(state, id) === twg.id);
  const dips = recordsWhere(state.dip, ({ output }) => outputs.has(output));
  const concerns = recordsWhere(state.concern, ({ output }) => outputs.has(output));
  return [
    ...new Set([
      ...twg.roster.map(({ person }) => person),
      ...twg.facilitators,
      ...(association?.tsc ?? []),
      ...(association?.secretariat ?? []),
      association?.leadMaintainer ?? '',
      ...ballots.flatMap((id) => known(state, 'ballot', id).roll),
      ...dips.map(({ manager }) => manager ?? ''),
      ...concerns.map(({ by }) => by),
    ]),
  ].filter((person) => state.person.has(person));
}

interface Owed {
  readonly duty: Duty;
  readonly who: string[];
}

function owedIn(state: State, twg: Twg, now: Instant): Owed[] {
  const owed = new Map<string, Owed>();
  for (const person of concerned(state, twg)) {
    for (const duty of dutiesOf(state, person, now)) {
      if (groupOf(state, duty.subject) !== twg.id) continue;
      const key = `${duty.duty} ${duty.subject.kind} ${duty.subject.id}`;
      const known = owed.get(key);
      if (known === undefined) owed.set(key, { duty, who: [person] });
      else known.who.push(person);
    }
  }
  return [...owed.values()];
}

/** What follows, said to everybody: the duty's own words are for the one who owes it. */
const SAID_TO_ALL: Readonly<Record<string, string>> = {
  'ballot-closes-without-your-vote': 'The ballot closes without the votes that are missing.',
  'group-waits-for-a-facilitator': 'The group waits for the answer.',
};

function asWaiting(state: State, { duty, who }: Owed): Waiting {
  const { verb, subject, consequence } = dutyWords(duty, state);
  return {
    key: `${duty.duty} ${duty.subject.kind} ${duty.subject.id}`,
    what: verb,
    subject,
    who,
    due: duty.due === undefined ? null : readInstant(duty.due),
    meanwhile: SAID_TO_ALL[duty.consequence] ?? consequence,
    place: placeOf(duty, state),
    clause: clauseOfAct(duty.duty),
  };
}

const DRAFTED = 'It is drafted and talked over; when it is ready, the group’s vote is called';

/** What waits without anybody owing it. */
function unowed(state: State, twg: Twg, owed: readonly Owed[]): Waiting[] {
  const isOwed = (output: string): boolean =>
    owed.some(({ duty }) => outputOf(state, duty.subject) === output);
  return twg.outputs
    .map((id) => known(state, 'output', id))
    .filter(({ id }) => !isOwed(id))
    .flatMap((output) => {
      const dip = state.dip.get(output.id);
      const waiting = dip === undefined ? ofOutput(twg, output) : ofDip(dip);
      if (waiting === null) return [];
      const { title, id } = output;
      const place = paths.document(`output/${id}`);
      return [{ key: `waits ${id}`, subject: title, place, meanwhile: null, ...waiting }];
    });
}

type Plain = Pick<Waiting, 'what' | 'who' | 'due' | 'clause'>;

function ofOutput(twg: Twg, { stage, owners }: Output): Plain | null {
  if (stage !== 'drafting') return null;
  const who = [...new Set([...owners.drafting, ...facilitatorsOf(twg)])];
  return { what: DRAFTED, who, due: null, clause: clauseOf('output.drafting') };
}

function ofDip({ status, manager, lastCall }: Dip): Plain | null {
  const who = manager === null ? [] : [manager];
  switch (status) {
    case 'draft':
      return {
        what: 'Engineering work goes on; once there is enough, the DIP manager calls the last call',
        who,
        due: null,
        clause: clauseOf('engineering'),
      };
    case 'last-call':
      return {
        what: 'The last call runs: anyone in the association may raise a concern',
        who: [],
        due: lastCall?.endsAt ?? null,
        clause: clauseOf('dip.last-call'),
      };
    case 'accepted':
      return {
        what: 'It is implemented; once that is complete, the DIP manager makes it final',
        who,
        due: null,
        clause: clauseOf('dip.final'),
      };
    default:
      return null;
  }
}

/** Ballots of a group on which everyone has voted wait for their closing alone. */
function closings(state: State, twg: Twg, owed: readonly Owed[]): Waiting[] {
  return state.openBallots
    .filter((id) => groupOfBallot(state, id) === twg.id)
    .filter((id) => !owed.some(({ duty }) => duty.subject.id === id))
    .map((id) => closing(known(state, 'ballot', id), state));
}

function closing(ballot: Ballot, state: State): Waiting {
  const { subject } = dutyWords(
    {
      duty: 'ballot.cast',
      subject: { kind: 'ballot', id: ballot.id },
      consequence: 'ballot-closes-without-your-vote',
    },
    state,
  );
  return {
    key: `closes ${ballot.id}`,
    what: 'Everyone has voted; the ballot closes',
    subject,
    who: [],
    due: closingInstant(ballot),
    meanwhile: null,
    place: paths.ballot(ballot.id),
    clause: null,
  };
}

const bySoonest = (a: Waiting, b: Waiting): number => (a.due ?? Infinity) - (b.due ?? Infinity);

/** All that a group waits for, what is due soonest first. */
export function groupWaits(state: State, twg: Twg, now: Instant): Waiting[] {
  if (twg.stage === 'concluded' || twg.stage === 'withdrawn') return [];
  const owed = owedIn(state, twg, now);
  return [
    ...owed.map((each) => asWaiting(state, each)),
    ...closings(state, twg, owed),
    ...unowed(state, twg, owed),
  ].sort(bySoonest);
}

/** What one output of a group waits for. */
export function outputWaits(state: State, output: Output, now: Instant): Waiting[] {
  const twg = known(state, 'twg', output.twg);
  const owed = owedIn(state, twg, now);
  const ofIt = (ballot: string): boolean =>
    outputOf(state, { kind: 'ballot', id: ballot }) === output.id;
  return [
    ...owed
      .filter(({ duty }) => outputOf(state, duty.subject) === output.id)
      .map((each) => asWaiting(state, each)),
    ...closings(state, twg, owed).filter(({ key }) => ofIt(key.replace(/^closes /, ''))),
    ...unowed(state, twg, owed).filter(({ key }) => key === `waits ${output.id}`),
  ].sort(bySoonest);
}
