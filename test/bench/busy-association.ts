import { Player, type MakeSigner } from '../../shared/cli/player.ts';
import { DAY, readInstant, type Instant } from '../../shared/rules/index.ts';

const ORGANIZATIONS = ['acme', 'bolt', 'core', 'dune', 'east'] as const;
const PEOPLE = ORGANIZATIONS.flatMap((organization) =>
  ['one', 'two', 'three', 'four'].map((name) => ({
    id: `${organization}-${name}`,
    name: `${name} of ${organization}`,
    organization,
  })),
);
const TSC = ['acme-four', 'bolt-four', 'core-four', 'dune-four', 'east-four'];
const MEMBERS = ['acme-one', 'bolt-one', 'core-one', 'dune-one', 'east-one'];

const CHARTER = {
  scope: 'Keep the main network running, and say how.',
  limits: 'No change to the protocol.',
  outputs: [{ kind: 'report', title: 'How it is run' }],
  durationDays: 365,
  profiles: 'People who run nodes.',
};

/**
 * The lines of an export in which groups are formed, talk, draft and vote, until there are at least
 * that many entries: mostly votes, as in life.
 */
export function busyAssociation(entries: number, makeSigner?: MakeSigner): string[] {
  const player = new Player(makeSigner);
  let at: Instant = readInstant('2026-01-05T10:00:00Z') ?? 0;
  let line = 0;
  let done = 0;
  const play = (by: string, act: string, data: object): void => {
    line += 1;
    at += 60_000;
    const played = player.play({ line, at, by, act, data });
    if (!played.accepted)
      throw new Error(`${act}: ${played.code} ${JSON.stringify(played.details)}`);
    done += 1;
  };
  const voteOn = (ballot: string, people: readonly string[]): void => {
    for (const person of people) {
      play(person, 'ballot.cast', { ballot, choice: 'yes', textSha256: `ballot:${ballot}` });
    }
  };
  play('acme-two', 'association.found', {
    name: 'A busy association',
    organizations: ORGANIZATIONS.map((id) => ({ id, name: `The ${id} company` })),
    persons: PEOPLE,
    tsc: TSC,
    secretariat: ['acme-two'],
    leadMaintainer: 'bolt-two',
  });
  const isBusyEnough = (): boolean => done >= entries;
  for (let group = 1; !isBusyEnough(); group += 1) {
    const twg = `group-${group}`;
    const name = `Group ${group}`;
    play('acme-one', 'proposal.create', {
      twg,
      name,
      charter: CHARTER,
      facilitators: ['acme-one'],
    });
    const channels = [{ kind: 'slack', name: '#groups' }];
    play('acme-one', 'proposal.circulate', { twg, channels, days: 7 });
    for (const person of MEMBERS.slice(1)) play(person, 'interest.express', { twg });
    const roster = MEMBERS.map((person, index) => ({
      person,
      role: index === 0 ? 'facilitator' : 'contributor',
    }));
    play('acme-one', 'members.choose', { twg, roster });
    at += 7 * DAY;
    play('acme-one', 'proposal.present', { twg, ballot: `${twg}-formation` });
    voteOn(`${twg}-formation`, TSC);
    at += DAY;
    for (let topic = 1; topic <= 10; topic += 1) {
      const id = `${twg}-topic-${topic}`;
      play('bolt-one', 'topic.raise', { twg, topic: id, title: `Question ${topic}` });
      const ballot = `${id}-vote`;
      play('acme-one', 'topic.call-vote', { topic: id, ballot, textSha256: `text:On ${id}.` });
      voteOn(ballot, MEMBERS);
      at += DAY;
    }
  }
  return player.export() ?? [];
}
