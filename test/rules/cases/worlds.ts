/** The worlds that cases begin in, each made once, and how cases look at what comes of an act. */

import { expect } from 'vitest';
import {
  known,
  nextClosing,
  writeInstant,
  type Kind,
  type Records,
} from '../../../shared/rules/index.ts';
import { members, play, topics } from '../moves.ts';
import { DAY, dipStages, outputStages, stages, START, TEXT, World } from '../world.ts';

/** Made at the first call; a `World` is a value, so that everybody may branch from the same one. */
export function once(make: () => World): () => World {
  let made: World | null = null;
  return () => (made ??= make());
}

const founded = once(() => World.founded());
const formed = once(() => stages.formed(founded()).text(TEXT));

/** A group at each stage. `formed` since day 14; the text of `TEXT` is kept. */
export const groups = {
  founded,
  draft: once(() => stages.draft(founded())),
  circulating: once(() => stages.circulating(founded())),
  voting: once(() => stages.voting(founded())),
  formed,
  declined: once(() => stages.declined(founded())),
  concluded: once(() => stages.concluded(founded()).text(TEXT)),
  /** bob facilitates too. */
  two: once(() => play(formed(), members.invite('bob'), members.accept('bob'))),
  /** bob has raised the topic `t1`. */
  topic: once(() => play(formed(), topics.raise('bob'))),
};

/** An output at each stage, of the kind `dip`, and as a report where its name says so. */
export const works = {
  drafting: once(() => outputStages.drafting('dip', formed())),
  twgVote: once(() => outputStages.twgVote()),
  tscReview: once(() => outputStages.tscReview()),
  tscVote: once(() => outputStages.tscVote()),
  approved: once(() => outputStages.approved()),
  circulated: once(() => outputStages.circulated()),
  approvedReport: once(() => outputStages.approved('report')),
  circulatedReport: once(() => outputStages.circulated('report')),
};

/** A DIP at each status. */
export const proposals = {
  submitted: once(() => dipStages.submitted()),
  draft: once(() => dipStages.draft()),
  lastCall: once(() => dipStages.lastCall()),
  /** Its last call has just ended. */
  lastCallOver: once(() => dipStages.lastCall().later(14 * DAY)),
  acceptanceVote: once(() => dipStages.acceptanceVote()),
  accepted: once(() => dipStages.accepted()),
  rejected: once(() => dipStages.rejected()),
  final: once(() => dipStages.final()),
};

/** The instant so many days after the founding; groups are formed on day 14. */
export const day = (days: number): number => START + days * DAY;
/** The same, as refusals write it. */
export const written = (days: number): string => writeInstant(day(days));

/** The record of that kind holds at least this after the act. */
export const leaves =
  <K extends Kind>(kind: K, id: string, fields: { readonly [F in keyof Records[K]]?: unknown }) =>
  (after: World): void => {
    expect(known(after.state, kind, id)).toMatchObject(fields);
  };

/** All of these hold. */
export const both =
  (...checks: readonly ((after: World) => void)[]) =>
  (after: World): void => {
    for (const check of checks) check(after);
  };

/** Exactly these roles, by person. */
export const seats =
  (roles: Readonly<Record<string, string>>) =>
  (after: World): void => {
    const { roster } = known(after.state, 'twg', 'ops');
    expect(Object.fromEntries(roster.map(({ person, role }) => [person, role]))).toEqual(roles);
  };

/** The instant at which the ballot closes, with the close itself still to come. */
export function atClosing(world: World): World {
  const closing = nextClosing(world.state);
  if (closing === null) throw new Error('no ballot is open');
  return world.clock(closing.at);
}

/** At the close of a ballot on which everyone has voted so, or only the first of the roll. */
export function voted(world: World, ballot: string, way: 'all yes' | 'all no' | 'one yes'): World {
  const { roll } = known(world.state, 'ballot', ballot);
  const voters = way === 'one yes' ? roll.slice(0, 1) : roll;
  return atClosing(world.votes(voters, ballot, way === 'all no' ? 'no' : 'yes'));
}
