/** What several letters say. */

import {
  founded,
  HOUR,
  tallyOf,
  type Ballot,
  type Instant,
  type State,
} from '../../../shared/rules/index.ts';
import {
  counted,
  instantWords,
  listed,
  personName,
  ruleWords,
  said,
} from '../../../shared/wording/index.ts';
import type { MessageView, Outgoing } from '../outgoing.ts';
import type { Given } from './definition.ts';
import { fact, facts, type Part } from './letter.ts';
import { wallWords } from './zone.ts';

export const associationName = (state: State): string => said(founded(state).name);

/** The zone that a reader has named; null for a channel, and where nobody has said. */
const zoneOf = ({ to }: Outgoing, view: MessageView): string | null =>
  to.kind === 'person' ? (view.wishes(to.person).quietHours?.zone ?? null) : null;

/** `14:00 UTC on 12 March 2026 (15:00 in Europe/Zurich)`. */
export function when(at: Instant, { task, view }: Pick<Given, 'task' | 'view'>): string {
  const zone = zoneOf(task, view);
  const wall = zone === null ? null : wallWords(at, zone);
  return wall === null ? instantWords(at) : `${instantWords(at)} (${wall})`;
}

export const names = (state: State, persons: readonly string[]): string =>
  listed(persons.map((person) => personName(state, person)));

/** `3 hours`, `2 days`: never more than is left. */
export function timeLeft(from: Instant, to: Instant): string {
  const hours = Math.floor((to - from) / HOUR);
  if (hours < 1) return 'less than an hour';
  return hours < 72 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

/** A ballot's count and rule, in the numbers of `tally`. */
export function countFacts(ballot: Ballot): Part {
  const { yes, no, abstain, notVoted, roll } = tallyOf(ballot);
  const recused = ballot.recusals.length;
  const away = recused === 0 ? '' : `, ${recused} recused`;
  const out = ballot.status === 'open' ? 'not voted yet' : 'did not vote';
  return facts(
    fact('Votes', `${yes} yes, ${no} no, ${abstain} abstained, ${notVoted} ${out}${away}`),
    fact('On the roll', counted(roll, 'person', 'people')),
    fact('Rule', ruleWords(ballot.rule)),
  );
}

/** Why a member, or a channel, gets what goes to the whole association. */
export const reasonFor = ({ to }: Outgoing, state: State, what: string): string =>
  to.kind === 'person'
    ? `You get this as a member of ${associationName(state)}.`
    : `It comes here because it was ${what} with this channel named: ${said(to.name)}.`;
