import { DAY, SIMPLE_MAJORITY, type Ballot, type Instant } from '../../../shared/rules/index.ts';
import type { Choice } from '../../../shared/rules/rule.ts';

export const OPENED: Instant = Date.UTC(2026, 2, 5, 14);

/** An open ballot of the TSC on forming `ops`, as it stands in a state. */
export function aBallot(change: Partial<Ballot> = {}): Ballot {
  return {
    id: 'vote-1',
    kind: 'formation',
    subject: 'ops',
    body: 'tsc',
    openedBy: 'ada',
    openedAt: OPENED,
    closesAt: OPENED + 7 * DAY,
    roll: ['ada', 'bea', 'cai', 'dan', 'eve'],
    rule: SIMPLE_MAJORITY,
    textSha256: 'a'.repeat(64),
    votes: [],
    recusals: [],
    completeAt: null,
    status: 'open',
    outcome: null,
    closedAt: null,
    previous: null,
    charter: null,
    changes: null,
    rulebookChange: null,
    ...change,
  };
}

/** Votes in their order, an hour apart: `['ada', 'yes'], …`. */
export const votes = (...cast: readonly (readonly [string, Choice])[]): Ballot['votes'] =>
  cast.map(([person, choice], index) => ({
    person,
    device: `device-of-${person}`,
    choice,
    comment: null,
    at: OPENED + (index + 1) * 3_600_000,
  }));

export const recusals = (...persons: readonly string[]): Ballot['recusals'] =>
  persons.map((person) => ({ person, reason: 'a conflict', at: OPENED + 1000 }));
