/**
 * What matters of a world to those who act in it. Two worlds with one signature refuse and accept
 * the same acts, as far as the themes are concerned that are followed, so only one is gone on from.
 */

import {
  known,
  type Ballot,
  type BallotKind,
  type Dip,
  type Output,
  type State,
  type Topic,
  type Twg,
} from '../../../shared/rules/index.ts';
import { DAY, type World } from '../world.ts';
import type { Theme } from './acts/candidate.ts';
import { lacksSomething } from './contract/formation.ts';
import { GROUP, OUTPUT, PEOPLE } from './people.ts';
import {
  facilitatorsIn,
  foundedIn,
  interestedIn,
  isInAssociation,
  membersIn,
  organizationsIn,
} from './standing.ts';

const when = (at: number, instant: number | null | undefined): string => {
  if (instant === null || instant === undefined) return '-';
  return at < instant ? 'before' : 'after';
};

/** Offices, as far as they are filled; who they are matters to the association's own acts only. */
function offices(state: State): string {
  const { tsc, maintainers, leadMaintainer } = foundedIn(state);
  return [tsc.length > 0, maintainers.length > 0, leadMaintainer !== null].join();
}

function everyOffice(state: State): string {
  const { tsc, secretariat, maintainers, leadMaintainer, rulebook } = foundedIn(state);
  const gone = PEOPLE.filter((person) => !isInAssociation(state, person));
  return JSON.stringify([
    tsc.length,
    secretariat,
    maintainers.length,
    leadMaintainer,
    rulebook,
    gone,
    [...state.organization.values()].filter(({ withdrawn }) => withdrawn).length,
  ]);
}

const charterOf = ({ charter }: Twg): string =>
  `${lacksSomething(charter)} ${charter.durationDays ?? '-'} ${charter.outputs.length}`;

const expiry = ({ formedAt, charter }: Twg): number | null =>
  formedAt === null ? null : formedAt + (charter.durationDays ?? 0) * DAY;

/** A group to those whom only its facilitators and members concern. */
const groupFromAfar = (state: State, twg: Twg): string =>
  [
    twg.stage,
    facilitatorsIn(twg).filter((person) => isInAssociation(state, person)).length,
    membersIn(twg).length > 0,
  ].join('|');

/** A group to those who work on who is in it. */
function groupFromNear({ state, at }: World, twg: Twg): string {
  const { circulation, roster, creator } = twg;
  return [
    groupFromAfar(state, twg),
    twg.facilitators.join(),
    roster.map(({ person, role }) => `${person}:${role}`).join(),
    organizationsIn(state, membersIn(twg)),
    isInAssociation(state, creator),
    charterOf(twg),
    when(at, circulation?.endsAt),
    circulation?.days,
    JSON.stringify(twg.nomination),
    twg.revision !== null,
    when(at, expiry(twg)),
  ].join('|');
}

/** Whether those are interested who have to be, and erin, who may be added. */
function interests(state: State, twg: Twg | undefined): string {
  if (twg === undefined) return '';
  const interested = (person: string): boolean =>
    person === twg.creator || interestedIn(state, GROUP, person);
  return [
    twg.roster.every(({ person }) => interested(person)),
    [...twg.facilitators, 'bob', 'carol', 'dave'].every(interested),
    interested('erin'),
  ].join();
}

/** The ballots that come of acts of a theme. */
const BALLOTS_OF: { readonly [T in Theme]: readonly BallotKind[] } = {
  association: ['rulebook-change'],
  devices: [],
  formation: ['formation'],
  ballots: [],
  group: [],
  charter: ['charter-revision'],
  topics: ['topic'],
  outputs: ['output-proceed', 'output-approval'],
  dips: ['output-approval', 'dip-acceptance'],
};

function ballot({ kind, votes, recusals, completeAt }: Ballot): string {
  const choices = new Map(votes.map(({ person, choice }) => [person, choice as string]));
  for (const { person } of recusals) choices.set(person, 'recused');
  return `${kind} ${[...choices.values()].sort().join()} ${completeAt !== null}`;
}

const ballots = (state: State, theme: Theme): string =>
  state.openBallots
    .map((id) => known(state, 'ballot', id))
    .filter(({ kind }) => BALLOTS_OF[theme].includes(kind))
    .map(ballot)
    .join();

function topic(state: State, { status, ballot: voting, objections }: Topic): string {
  const standing = objections.filter((id) => known(state, 'objection', id).resolution === null);
  return `${status} ${voting !== null} ${standing.length} of ${objections.length}`;
}

const output = (at: number, { stage, kind, owners, reviewEndsAt, approvedText }: Output): string =>
  [
    stage,
    kind,
    Object.values(owners).map((list) => list.length > 0),
    when(at, reviewEndsAt),
    approvedText !== null,
  ].join('|');

function dip({ state, at }: World, record: Dip): string {
  const standing = record.concerns
    .map((id) => known(state, 'concern', id))
    .filter((concern) => concern.resolution === null)
    .map((concern) => (isInAssociation(state, concern.by) ? 'present' : 'gone'));
  const work = record.workstreams.map((id) => known(state, 'workstream', id).status);
  return [
    record.status,
    record.manager,
    record.ballot !== null,
    when(at, record.lastCall?.endsAt),
    (record.lastCall?.days ?? 0) > 14,
    record.lastCall?.noEngineering,
    work.length > 0,
    work.every((status) => status === 'complete'),
    work.every((status) => status === 'complete' || status === 'sufficient'),
    [...new Set(standing)].sort(),
    record.textSha256 === state.output.get(record.output)?.approvedText,
  ].join('|');
}

const devices = (state: State, at: number): string =>
  [
    [...state.device.values()]
      .map(({ person, revokedAt }) => `${person}${revokedAt !== null}`)
      .sort(),
    [...state.invite.values()].map(
      ({ person, usedAt, expiresAt }) => `${person}${usedAt !== null}${when(at, expiresAt)}`,
    ),
    foundedIn(state).relayKeys.length,
  ].join('|');

const theGroup = ({ state }: World): Twg | undefined => state.twg.get(GROUP);

const near = (world: World): string => {
  const twg = theGroup(world);
  return twg === undefined ? 'none' : groupFromNear(world, twg);
};

/** The parts that matter to acts of a theme. */
const PARTS: { readonly [T in Theme]: (world: World) => string } = {
  association: ({ state }) => everyOffice(state),
  devices: ({ state, at }) => devices(state, at),
  formation: (world) => `${near(world)} ${interests(world.state, theGroup(world))}`,
  ballots: () => '',
  group: (world) => `${near(world)} ${interests(world.state, theGroup(world))}`,
  charter: ({ state, at }) => {
    const twg = state.twg.get(GROUP);
    if (twg === undefined) return 'none';
    const outputs = [...state.output.values()].map(({ stage }) => stage);
    return [charterOf(twg), when(at, expiry(twg)), twg.revision !== null, ...outputs].join('|');
  },
  topics: ({ state }) =>
    [
      ...[...state.topic.values()].map((record) => topic(state, record)),
      ...[...state.meeting.values()].map(({ cancelled }) => `meeting ${cancelled}`),
    ].join(';'),
  outputs: (world) => {
    const twg = theGroup(world);
    const expired = twg === undefined ? '' : when(world.at, expiry(twg));
    const outputs = [...world.state.output.values()].map((record) => output(world.at, record));
    return `${expired} ${outputs.sort().join(';')}`;
  },
  dips: (world) => {
    const record = world.state.dip.get(OUTPUT);
    const behind = world.state.output.get(OUTPUT);
    return [
      behind?.stage,
      behind?.owners.finalizing.length,
      record === undefined ? 'none' : dip(world, record),
      world.state.dip.size,
    ].join('|');
  },
};

export function signatureOf(world: World, themes: readonly Theme[]): string {
  const twg = theGroup(world);
  return [
    offices(world.state),
    twg === undefined ? 'no group' : groupFromAfar(world.state, twg),
    ...themes.map((theme) => `${PARTS[theme](world)} ${ballots(world.state, theme)}`),
  ].join('\n');
}
