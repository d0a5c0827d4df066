/** How each duty of the contract is settled: its act, with data that suits the world it is owed in. */

import { known, type Duty } from '../../shared/rules/index.ts';
import { PEOPLE } from './duties-of.ts';
import { members, play, type Move } from './moves.ts';
import { CHARTER, sha256, type Data, type World } from './world.ts';

/** `world` is where others have done first what gives it somebody or something to name. */
interface Settling {
  readonly world: World;
  readonly by: string;
  readonly data: Data;
}

const isRegistered = (world: World, person: string): boolean => {
  const record = world.state.person.get(person);
  if (record === undefined || record.departed) return false;
  return world.state.organization.get(record.organization)?.withdrawn === false;
};

/** Everybody's interest, so that anyone may be named. */
const withInterest = (world: World, twg: string): World =>
  PEOPLE.filter((person) => isRegistered(world, person)).reduce<World>(
    (at, person) => at.try(person, 'interest.express', { twg }),
    world,
  );

const withoutSeat = (world: World, twg: string): string | undefined => {
  const seats = new Set(known(world.state, 'twg', twg).roster.map(({ person }) => person));
  return PEOPLE.find((person) => isRegistered(world, person) && !seats.has(person));
};

const facilitatorsOf = (world: World, twg: string): string[] =>
  known(world.state, 'twg', twg)
    .roster.filter(({ role }) => role.endsWith('facilitator'))
    .map(({ person }) => person);

/** A member of the group, or where it has none somebody of the association. */
const memberOf = (world: World, twg: string): string | undefined =>
  known(world.state, 'twg', twg).roster.find(({ role }) => role !== 'observer')?.person ??
  PEOPLE.find((person) => isRegistered(world, person));

function chooseMembers(world: World, by: string, twg: string): Settling {
  const { facilitators } = known(world.state, 'twg', twg);
  const roster = facilitators.map((person, index) => ({
    person,
    role: index === 0 ? 'facilitator' : 'co-facilitator',
  }));
  return { world: withInterest(world, twg), by, data: { twg, roster } };
}

/** Only facilitators add members: the secretariat is told, so that it may see to it. */
function addMember(world: World, by: string, twg: string): Settling {
  const interested = withInterest(world, twg);
  const [facilitator] = facilitatorsOf(world, twg);
  const led =
    facilitator === undefined
      ? play(interested, { ...members.appoint(memberOf(world, twg) ?? by), by })
      : interested;
  const adding = facilitatorsOf(led, twg).includes(by) ? by : facilitatorsOf(led, twg)[0];
  return {
    world: led,
    by: adding ?? by,
    data: { twg, person: withoutSeat(led, twg), role: 'contributor' },
  };
}

const FREE = 'free-id';
const CHANNELS = [
  { kind: 'portal', name: 'Portal' },
  { kind: 'email', name: 'all' },
];

/** By the act of a duty: how a person settles it. */
const SETTLING: Readonly<Record<string, (world: World, by: string, id: string) => Settling>> = {
  'ballot.cast': (world, by, ballot) => {
    const { textSha256 } = known(world.state, 'ballot', ballot);
    return { world, by, data: { ballot, choice: 'yes', textSha256 } };
  },
  'facilitator.accept': (world, by, twg) => ({ world, by, data: { twg } }),
  'members.choose': chooseMembers,
  'proposal.present': (world, by, twg) => ({ world, by, data: { twg, ballot: FREE } }),
  'update.post': (world, by, twg) => ({
    world: world.text('Our news.\n'),
    by,
    data: {
      twg,
      update: FREE,
      title: 'News',
      textSha256: sha256('Our news.\n'),
      from: '2026-01-19',
      to: '2026-02-02',
      channels: CHANNELS,
    },
  }),
  'output.assign': (world, by, output) => ({
    world,
    by,
    data: { output, duty: 'drafting', persons: [by] },
  }),
  'output.request-approval': (world, by, output) => {
    const { groupText } = known(world.state, 'output', output);
    return { world, by, data: { output, ballot: FREE, textSha256: groupText, changes: 'none' } };
  },
  'output.circulate': (world, by, output) => ({ world, by, data: { output, channels: CHANNELS } }),
  'dip.submit': (world, by, output) => ({
    world,
    by,
    data: {
      output,
      repository: 'diem/dip',
      pullRequest: 7,
      commit: 'c0ffee9',
      textSha256: known(world.state, 'output', output).approvedText,
    },
  }),
  'dip.assign-manager': (world, by, output) => ({ world, by, data: { output, manager: by } }),
  'dip.merge': (world, by, output) => ({
    world,
    by,
    data: { output, number: 9999, commit: 'c0ffee9' },
  }),
  'concern.resolve': (world, by, concern) => ({
    world,
    by,
    data: { concern, resolution: 'Shown not to.' },
  }),
  'dip.request-acceptance': (world, by, output) => ({
    world,
    by,
    data: { output, ballot: FREE },
  }),
  'charter.revise': (world, by, twg) => ({
    world,
    by,
    data: { twg, charter: { ...CHARTER, durationDays: 1095 }, reason: 'More time.', ballot: FREE },
  }),
  'member.add': addMember,
  'facilitator.appoint': (world, by, twg) => {
    const interested = withInterest(world, twg);
    return { world: interested, by, data: { twg, person: memberOf(world, twg) } };
  },
};

/** The act that settles this duty of that person, and the world to do it in. */
export function settling(
  world: World,
  person: string,
  { duty, subject }: Duty,
): { readonly world: World; readonly move: Move } {
  const how = SETTLING[duty];
  if (how === undefined) throw new Error(`nothing settles ${duty}`);
  const found = how(world, person, subject.id);
  return { world: found.world, move: { by: found.by, act: duty, data: found.data } };
}

/** The acts that settle duties. */
export const SETTLING_ACTS: readonly string[] = Object.keys(SETTLING);
