/** Choosing members: who can be chosen, with which roles, and what the choice adds up to. */

import type { Role } from '../../../shared/documents/proposal-markdown.ts';
import {
  facilitatorsOf,
  isMember,
  interestOf,
  organizationsOf,
  seatOf,
  type Interest,
  type Seat,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import { ROLES } from '../../../shared/wording/index.ts';
import { interestedIn } from './next-step.ts';

export type ChosenRole = Role | 'not-chosen';

export interface Candidate {
  readonly person: string;
  readonly role: ChosenRole;
  /** Facilitators' seats come with the proposal, and cannot be given or taken here. */
  readonly seat: 'fixed' | 'free';
  readonly interest: Interest | null;
  /** On the roster before, with the interest taken back or the person gone: cannot be chosen. */
  readonly bar: 'no-interest' | 'left' | null;
}

export const FREE_ROLES: readonly { readonly id: ChosenRole; readonly label: string }[] = [
  { id: 'not-chosen', label: 'Not chosen' },
  { id: 'contributor', label: 'Contributor' },
  { id: 'reviewer', label: 'Reviewer' },
  { id: 'observer', label: 'Observer (no vote)' },
];

export const roleWord = (role: Role): string => ROLES[role];

const facilitatorRole = (twg: Twg, person: string): Role => {
  const seat = seatOf(twg, person);
  if (seat?.role === 'facilitator' || seat?.role === 'co-facilitator') return seat.role;
  return twg.facilitators.indexOf(person) === 0 ? 'facilitator' : 'co-facilitator';
};

function barOf(state: State, twg: Twg, person: string): Candidate['bar'] {
  if (!isMember(state, person)) return 'left';
  const free = person === twg.creator || interestOf(state, twg.id, person) !== undefined;
  return free ? null : 'no-interest';
}

/** Whom a facilitator sees when choosing: the facilitators, then all with interest, the creator, the roster. */
export function candidatesOf(state: State, twg: Twg): Candidate[] {
  const facilitators = facilitatorsOf(twg);
  const others = [
    ...interestedIn(state, twg.id),
    twg.creator,
    ...twg.roster.map(({ person }) => person),
  ].filter((person) => !facilitators.includes(person));
  const seats = new Set([...facilitators, ...[...new Set(others)].sort()]);
  return [...seats].map((person) => candidateOf(state, twg, person));
}

function candidateOf(state: State, twg: Twg, person: string): Candidate {
  const fixed = facilitatorsOf(twg).includes(person);
  const given = seatOf(twg, person)?.role;
  const free = given === 'facilitator' || given === 'co-facilitator' ? undefined : given;
  return {
    person,
    role: fixed ? facilitatorRole(twg, person) : (free ?? 'not-chosen'),
    seat: fixed ? 'fixed' : 'free',
    interest: interestOf(state, twg.id, person) ?? null,
    bar: barOf(state, twg, person),
  };
}

/** The roster that the choice stands for, as `members.choose` has it. */
export const rosterOf = (candidates: readonly Candidate[]): Seat[] =>
  candidates.flatMap(({ person, role }) => (role === 'not-chosen' ? [] : [{ person, role }]));

export const withRole = (
  candidates: readonly Candidate[],
  person: string,
  role: ChosenRole,
): Candidate[] =>
  candidates.map((candidate) =>
    candidate.person === person && candidate.seat === 'free' ? { ...candidate, role } : candidate,
  );

/** Organizations that the members on a roster belong to now; observers represent nobody. */
export const organizationsOn = (state: State, twg: Twg, roster: readonly Seat[]): string[] =>
  organizationsOf(state, { ...twg, roster });

const asText = (roster: readonly Seat[]): string =>
  roster
    .map(({ person, role }) => `${person} ${role}`)
    .sort()
    .join();

export const sameRoster = (a: readonly Seat[], b: readonly Seat[]): boolean =>
  asText(a) === asText(b);
