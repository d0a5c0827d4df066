/**
 * The truth about one person's vote: what the ledger counts, and, apart from it, what waits on this
 * device. Waiting acts never mix into the counts.
 */

import type { OutboxFate, OutboxItem } from '../../../shared/client/host-messages.ts';
import type { Entry } from '../../../shared/ledger/entry.ts';
import { closingInstant, type Ballot, type Instant } from '../../../shared/rules/index.ts';
import { standingVotes } from '../../../shared/rules/ballot-standing.ts';
import type { Recusal, Vote } from '../../../shared/rules/index.ts';
import type { Choice } from '../../../shared/rules/rule.ts';
import { dayOrInstantWords } from '../../../shared/wording/instant-words.ts';

export type CountedForMe =
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'recusal'; readonly recusal: Recusal };

export type MyAct =
  | { readonly type: 'ballot.cast'; readonly choice: Choice; readonly comment: string | null }
  | { readonly type: 'ballot.recuse'; readonly reason: string }
  | { readonly type: 'ballot.withdraw'; readonly reason: string };

/** An act of mine on this ballot that the verified ledger does not hold. */
export interface WaitingAct {
  readonly item: OutboxItem;
  readonly act: MyAct;
  readonly fate: OutboxFate;
}

export interface MyVote {
  /** On the ballot's roll. */
  readonly roll: 'on' | 'off';
  /** In the ledger, and in the counts. */
  readonly counted: CountedForMe | null;
  /** The receipt of what is counted, where this device still has it. */
  readonly receipt: Entry | null;
  /** Oldest first. */
  readonly waiting: readonly WaitingAct[];
}

const CHOICES: ReadonlySet<unknown> = new Set(['yes', 'no', 'abstain']);

/** Data of an act in the outbox, which this device made itself, as far as it is about that ballot. */
function actOn(ballot: string, { type, data }: OutboxItem): MyAct | null {
  if (typeof data !== 'object' || data === null) return null;
  const fields = data as Readonly<Record<string, unknown>>;
  if (fields['ballot'] !== ballot) return null;
  const { choice, comment, reason } = fields;
  if (type === 'ballot.cast' && CHOICES.has(choice)) {
    const said = typeof comment === 'string' ? comment : null;
    return { type, choice: choice as Choice, comment: said };
  }
  if (type === 'ballot.recuse' || type === 'ballot.withdraw') {
    return { type, reason: typeof reason === 'string' ? reason : '' };
  }
  return null;
}

interface Sources {
  /** The ballot as the verified ledger has it; null where it is not there yet. */
  readonly verified: Ballot | null;
  readonly ballot: string;
  readonly person: string;
  readonly outbox: readonly OutboxItem[];
  /** The last verified entry. */
  readonly seq: number;
}

function countedFor(ballot: Ballot | null, person: string): CountedForMe | null {
  if (ballot === null) return null;
  const recusal = ballot.recusals.find((entry) => entry.person === person);
  if (recusal !== undefined) return { kind: 'recusal', recusal };
  const vote = standingVotes(ballot).get(person);
  return vote === undefined ? null : { kind: 'vote', vote };
}

const instantOf = (counted: CountedForMe): Instant =>
  counted.kind === 'vote' ? counted.vote.at : counted.recusal.at;

/** Whether the verified ledger may already hold this accepted act: then it is counted, not waiting. */
const isTold = (fate: OutboxFate, seq: number): boolean =>
  fate.status === 'accepted' && fate.receipt.seq <= seq;

export function myVoteOf({ verified, ballot, person, outbox, seq }: Sources): MyVote {
  const acts = outbox
    .filter((item) => item.person === person)
    .flatMap((item) => {
      const act = actOn(ballot, item);
      return act === null ? [] : [{ item, act, fate: item.fate }];
    });
  const counted = countedFor(verified, person);
  return {
    roll: verified?.roll.includes(person) === true ? 'on' : 'off',
    counted,
    receipt: counted === null ? null : receiptOf(counted, acts, seq),
    waiting: acts.filter(({ fate }) => !isTold(fate, seq)),
  };
}

function receiptOf(counted: CountedForMe, acts: readonly WaitingAct[], seq: number): Entry | null {
  const type = counted.kind === 'vote' ? 'ballot.cast' : 'ballot.recuse';
  for (const { act, fate } of acts.toReversed()) {
    const fits = act.type === type && isTold(fate, seq);
    if (fits && fate.status === 'accepted' && fate.receipt.at === instantOf(counted)) {
      return fate.receipt;
    }
  }
  return null;
}

export type WaitingTone = 'info' | 'warning' | 'danger' | 'success';

export interface WaitingWords {
  readonly tone: WaitingTone;
  readonly title: string;
  readonly detail: string;
}

const THING: { readonly [T in MyAct['type']]: string } = {
  'ballot.cast': 'vote',
  'ballot.recuse': 'recusal',
  'ballot.withdraw': 'withdrawal of the ballot',
};

export const thingOf = (act: MyAct): string => THING[act.type];

interface WordsOf {
  readonly ballot: Ballot;
  readonly now: Instant;
  /** Writes an instant for this person: local time, with its zone. */
  readonly time: (at: Instant) => string;
  readonly waiting: WaitingAct;
  /** Why it was refused or is held, in the words of `refusalWords`. */
  readonly refusal: string;
}

/** Where a waiting act stands, with nothing promised that is not so. */
export function waitingWords({ ballot, now, time, waiting, refusal }: WordsOf): WaitingWords {
  const { act, fate } = waiting;
  const thing = thingOf(act);
  const closesAt = closingInstant(ballot);
  const over = ballot.closedAt !== null || now >= closesAt;
  switch (fate.status) {
    case 'queued':
      return {
        tone: 'warning',
        title: `Your ${thing} is on this device only`,
        detail: over
          ? `It has not reached the relay, and the vote ended on ${time(ballot.closedAt ?? closesAt)}: it does not count.`
          : `It is signed and kept, but not with the relay. It counts only if it reaches the relay before ${time(closesAt)}.`,
      };
    case 'sent':
      return {
        tone: 'info',
        title: `Your ${thing} is on its way`,
        detail: 'The relay has not answered yet. Until it does, it is not in the counts.',
      };
    case 'accepted':
      return {
        tone: 'success',
        title: `The relay has accepted your ${thing}`,
        detail: `Entry ${fate.receipt.seq}, ${time(fate.receipt.at)}. This device has yet to check the entries up to it.`,
      };
    case 'held':
      return {
        tone: 'danger',
        title: `Your ${thing} was not sent`,
        detail: `${lateOr(fate.refusal, refusal, thing)} It waits here for your word.`,
      };
    case 'refused':
      return {
        tone: 'danger',
        title: `Your ${thing} was not counted`,
        detail: lateOr(fate.refusal, refusal, thing),
      };
    case 'problem':
      return {
        tone: 'warning',
        title: `Your ${thing} could not be sent yet`,
        detail: `${refusal === '' ? fate.message : refusal} It is kept on this device, and is not in the counts.`,
      };
  }
}

/** A late vote is told its deadline in words everybody can check: UTC, as on the relay. */
function lateOr(
  { code, details }: { readonly code: string; readonly details: Readonly<Record<string, unknown>> },
  otherwise: string,
  thing: string,
): string {
  const closedAt = details['closedAt'];
  if (code !== 'ballot-closed' || typeof closedAt !== 'string') return otherwise;
  return `The vote closed at ${dayOrInstantWords(closedAt)}; your ${thing} was not counted.`;
}
