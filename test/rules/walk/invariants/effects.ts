/** What follows from a step besides the stage that it leads to. */

import { known, type Output, type State, type Twg } from '../../../../shared/rules/index.ts';
import { DAY } from '../../world.ts';

type Charter = Twg['charter'];

/** The walk's charters do not differ in white space alone. */
const materially = ({ scope, limits, outputs, durationDays }: Charter): string =>
  JSON.stringify([scope, limits, outputs, durationDays]);

const isPassed = (state: State, ballot: string | null): boolean =>
  ballot !== null && known(state, 'ballot', ballot).outcome === 'passed';

/** "A material change … starts the circulation window again; changed facilitators empty the roster". */
function proposalRevised(before: Twg, after: Twg): string[] {
  const problems: string[] = [];
  const material = materially(before.charter) !== materially(after.charter);
  if (before.stage === 'circulating' && after.stage === 'circulating') {
    const again = before.circulation?.startedAt !== after.circulation?.startedAt;
    // A change back and forth within one instant begins at the same instant again.
    if (again && !material) problems.push(`${after.id} circulates anew without a material change`);
  }
  const others = [...before.facilitators].sort().join() !== [...after.facilitators].sort().join();
  return others && after.roster.length > 0
    ? [...problems, `${after.id} has other facilitators, and the roster as before`]
    : problems;
}

/** "The old charter in force until it passes." */
function charterInForce(state: State, before: Twg, after: Twg): string[] {
  if (before.stage !== 'formed' || materially(before.charter) === materially(after.charter))
    return [];
  return isPassed(state, before.revision) ? [] : [`${after.id} has another charter without a vote`];
}

/** "`formation` passed → `formed`, and the roster becomes the membership". */
function formedAsPresented(before: Twg, after: Twg): string[] {
  if (before.stage !== 'voting' || after.stage !== 'formed') return [];
  const roster = new Set(before.roster.map(({ person, role }) => `${person} ${role}`));
  const strangers = after.roster.filter(({ person, role }) => !roster.has(`${person} ${role}`));
  return [
    ...strangers.map(({ person }) => `${person} is in ${after.id}, and was not on the roster`),
    ...(after.updates?.since === after.formedAt
      ? []
      : [`${after.id} owes no update since it formed`]),
    ...(before.charter === after.charter ? [] : [`${after.id} has another charter than presented`]),
  ];
}

/** "One handed over to takes the seat, and the one who handed over becomes a contributor". */
function handedOver(before: Twg, after: Twg): string[] {
  if (before.nomination === null || after.nomination !== null) return [];
  const { kind, person, by } = before.nomination;
  const roleIn = (twg: Twg, of: string) => twg.roster.find((seat) => seat.person === of)?.role;
  const took = roleIn(before, person) !== roleIn(after, person);
  if (kind === 'invite' || !took || roleIn(after, person) === undefined || person === by) return [];
  if (roleIn(after, person) === 'observer') return [];
  return roleIn(after, by) === 'contributor' && roleIn(after, person) === roleIn(before, by)
    ? []
    : [`${by} handed ${after.id} over to ${person}, who did not take the seat`];
}

/** The TSC's days run from the group's vote; what is approved is what was voted on. */
function reviewed(state: State, before: Output, after: Output): string[] {
  const problems: string[] = [];
  const lastVote = [...state.ballot.values()]
    .filter(
      ({ kind, subject, outcome }) =>
        kind === 'output-proceed' && subject === after.id && outcome === 'passed',
    )
    .reduce<number>((last, { closedAt }) => Math.max(last, closedAt ?? 0), 0);
  if (before.stage === 'twg-vote' && after.stage === 'tsc-review') {
    if (after.reviewEndsAt !== lastVote + 2 * DAY)
      problems.push(`${after.id}: its review is not 2 days`);
  }
  if (before.approvedText !== after.approvedText && after.stage !== 'approved') {
    problems.push(`${after.id} has another approved text, and was not approved`);
  }
  return problems;
}

/** Each thing that has changed, as it was and as it is. */
const changed = <R>(
  before: Iterable<readonly [string, R]>,
  after: { get(id: string): R | undefined },
): (readonly [R, R])[] =>
  [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    return is === undefined || is === was ? [] : [[was, is] as const];
  });

export function effects(before: State, after: State): string[] {
  const groups = changed(before.twg.entries(), after.twg);
  const outputs = changed(before.output.entries(), after.output);
  return [
    ...groups.flatMap(([was, is]) => [
      ...proposalRevised(was, is),
      ...charterInForce(after, was, is),
      ...formedAsPresented(was, is),
      ...handedOver(was, is),
    ]),
    ...outputs.flatMap(([was, is]) => reviewed(after, was, is)),
  ];
}
