import { Player } from '../../shared/cli/player.ts';
import { DAY, readInstant, type Instant, type State } from '../../shared/rules/index.ts';

const TSC = ['p-0', 'p-1', 'p-2', 'p-3', 'p-4'];

export interface Crowd {
  readonly state: State;
  readonly at: Instant;
}

/** An association of so many members, all of whom owe a vote, and so many groups beside. */
export function crowd(members: number, groups: number): Crowd {
  const player = new Player();
  let at: Instant = readInstant('2026-01-05T10:00:00Z') ?? 0;
  let line = 0;
  const play = (by: string, act: string, data: object): void => {
    line += 1;
    at += 1000;
    const played = player.play({ line, at, by, act, data });
    if (!played.accepted) throw new Error(`${act}: ${played.code}`);
  };
  const persons = Array.from({ length: members }, (_, index) => `p-${index}`);
  play('p-5', 'association.found', {
    name: 'A crowd',
    organizations: TSC.map((_, index) => ({ id: `org-${index}`, name: `Company ${index}` })),
    persons: persons.map((id, index) => ({ id, name: id, organization: `org-${index % 5}` })),
    tsc: TSC,
    secretariat: ['p-5'],
    leadMaintainer: 'p-6',
  });
  const form = (twg: string, roster: readonly string[]): void => {
    const [facilitator = ''] = roster;
    play(facilitator, 'proposal.create', {
      twg,
      name: `Group ${twg}`,
      charter: {
        scope: 'What there is to do.',
        limits: 'Nothing else.',
        outputs: [{ kind: 'report', title: 'How it went' }],
        durationDays: 365,
        profiles: 'Anybody.',
      },
      facilitators: [facilitator],
    });
    play(facilitator, 'proposal.circulate', {
      twg,
      channels: [{ kind: 'slack', name: '#all' }],
      days: 7,
    });
    for (const person of roster.slice(1)) play(person, 'interest.express', { twg });
    play(facilitator, 'members.choose', {
      twg,
      roster: roster.map((person) => ({
        person,
        role: person === facilitator ? 'facilitator' : 'contributor',
      })),
    });
  };
  const names = Array.from({ length: groups }, (_, index) => `g-${index}`);
  form('all', persons);
  for (const [index, twg] of names.entries()) {
    form(
      twg,
      Array.from({ length: 5 }, (_, seat) => `p-${(7 * index + seat) % members}`),
    );
  }
  at += 7 * DAY;
  for (const [index, twg] of ['all', ...names].entries()) {
    const ballot = `formation-${index}`;
    play(`p-${index === 0 ? 0 : (7 * (index - 1)) % members}`, 'proposal.present', { twg, ballot });
    for (const person of TSC) {
      play(person, 'ballot.cast', { ballot, choice: 'yes', textSha256: `ballot:${ballot}` });
    }
  }
  at += DAY;
  play('p-0', 'topic.raise', { twg: 'all', topic: 'question', title: 'Who comes?' });
  play('p-0', 'topic.call-vote', { topic: 'question', ballot: 'vote', textSha256: 'text:All?' });
  return { state: player.state, at };
}
