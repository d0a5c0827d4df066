/** "It may be stricter than DIP-7, never weaker": each part at its limit, and just past it. */

import type { Data } from '../world.ts';

const fraction = (num: number, den: number, cmp: string) => ({ num, den, cmp });
const half = fraction(1, 2, '>');

const rule = (threshold: Data, quorum: Data = half, base = 'cast') => ({ threshold, base, quorum });

/** A part with a value of it, and why. */
export type Part = readonly [part: string, value: unknown, why: string];

export const ALLOWED: readonly Part[] = [
  ['minOrganizations', 3, '3 organizations'],
  ['minOrganizations', 4, 'more than 3 organizations'],
  ['circulationDays', { min: 7, max: 14 }, '1-2 weeks'],
  ['circulationDays', { min: 14, max: 14 }, 'exactly two weeks'],
  ['circulationDays', { min: 10, max: 12 }, 'within 1-2 weeks'],
  ['circulationChannels', ['slack', 'email'], 'other channels besides Slack'],
  ['updateDays', 14, 'every 14 days'],
  ['updateDays', 7, 'more often than every 14 days'],
  ['updateDays', 1, 'every day'],
  ['reviewDays', 0, 'no days of review'],
  ['reviewDays', 30, '30 days of review'],
  ['lastCallDays', { min: 14, max: 56 }, 'a last call of 14 to 56 days'],
  ['lastCallDays', { min: 21, max: 21 }, 'a last call within 14 to 56 days'],
  ['ballotDays', { default: 1, min: 1, max: 30 }, 'ballots of 1 to 30 days'],
  ['ballotDays', { default: 5, min: 3, max: 10 }, 'ballots within 1 to 30 days'],
  ['ballotDays', { default: 30, min: 30, max: 30 }, 'ballots of 30 days only'],
  ['tsc', rule(half), 'a simple majority'],
  ['tsc', rule(fraction(50, 100, '>')), 'a simple majority in other numbers'],
  ['tsc', rule(fraction(51, 100, '>=')), 'a little more than a simple majority'],
  ['tsc', rule(fraction(1, 1, '>=')), 'all votes'],
  ['tsc', rule(half, fraction(2, 3, '>=')), 'a higher quorum'],
  ['tsc', rule(half, half, 'eligible'), 'a majority of all who are eligible'],
  ['twg', rule(fraction(67, 100, '>=')), '67 %+'],
  ['twg', rule(fraction(67, 100, '>')), 'more than 67 %'],
  ['twg', rule(fraction(3, 4, '>=')), 'three quarters'],
];

export const WEAKER: readonly Part[] = [
  ['minOrganizations', 2, 'fewer than 3 organizations'],
  ['minOrganizations', 0, 'no organization'],
  ['minOrganizations', -3, 'less than nothing'],
  ['circulationDays', { min: 6, max: 14 }, 'less than a week'],
  ['circulationDays', { min: 7, max: 15 }, 'more than two weeks'],
  ['circulationChannels', [], 'circulated nowhere'],
  ['circulationChannels', ['email', 'portal', 'other'], 'not in Slack'],
  ['updateDays', 15, 'less often than every 14 days'],
  ['reviewDays', -1, 'a review of less than no days'],
  ['reviewDays', 31, 'a review of more than 30 days'],
  ['lastCallDays', { min: 13, max: 28 }, 'a last call of less than 14 days'],
  ['lastCallDays', { min: 14, max: 57 }, 'a last call of more than 56 days'],
  ['ballotDays', { default: 7, min: 0, max: 30 }, 'ballots of less than a day'],
  ['ballotDays', { default: 7, min: 1, max: 31 }, 'ballots of more than 30 days'],
  ['ballotDays', { default: 31, min: 1, max: 30 }, 'ballots of more than 30 days by default'],
  ['ballotDays', { default: 0, min: 1, max: 30 }, 'ballots of less than a day by default'],
  ['tsc', rule(fraction(1, 2, '>=')), 'a tie passes'],
  ['tsc', rule(fraction(49, 100, '>')), 'less than a simple majority'],
  ['tsc', rule(fraction(0, 1, '>')), 'one vote is enough'],
  ['tsc', rule(half, fraction(1, 2, '>=')), 'a quorum of just half'],
  ['tsc', rule(half, fraction(1, 3, '>')), 'a lower quorum'],
  ['tsc', rule(half, fraction(0, 1, '>=')), 'no quorum'],
  ['tsc', rule(fraction(1, 2, '>='), half, 'eligible'), 'half of all who are eligible'],
  ['twg', rule(fraction(2, 3, '>')), 'more than 66.7 %'],
  ['twg', rule(fraction(66, 100, '>')), 'more than 66 %'],
  ['twg', rule(half), 'a simple majority of the group'],
  ['twg', rule(fraction(67, 100, '>='), fraction(1, 2, '>=')), 'a quorum of just half'],
];
