import { describe, expect, it } from 'vitest';
import { lastVoteNote } from '../../../renderer/features/groups/last-vote.ts';
import { moversOf, nextStepOf, rosterGap } from '../../../renderer/features/groups/next-step.ts';
import { stepWords } from '../../../renderer/features/groups/next-step-words.ts';
import { dutiesOf, known, type Twg } from '../../../shared/rules/index.ts';
import { gathered, seat, withdrawnGroup } from '../../rules/cases/formation-worlds.ts';
import { day, groups } from '../../rules/cases/worlds.ts';
import { DAY, stages, type World } from '../../rules/world.ts';

const ops = (world: World): Twg => known(world.state, 'twg', 'ops');
const next = (world: World) => nextStepOf(world.state, ops(world), world.at);
const words = (world: World) => stepWords(next(world), world.at);
const chosen = (): World => stages.chosen(groups.founded());

const choose = (world: World, ...persons: readonly string[]): World =>
  world.do('alice', 'members.choose', {
    twg: 'ops',
    roster: [seat('alice', 'facilitator'), ...persons.map((person) => seat(person, 'contributor'))],
  });

describe('what a group waits for', () => {
  it('a draft with blank fields: those fields, and who may fill them', () => {
    const world = groups.founded().do('max', 'proposal.create', {
      twg: 'ops',
      name: 'Operations',
      charter: { scope: 'Operate.' },
      facilitators: ['alice'],
    });
    expect(next(world)).toEqual({
      kind: 'complete-charter',
      missing: ['limits', 'outputs', 'durationDays', 'profiles'],
    });
    expect(moversOf(ops(world), next(world))).toEqual({
      kind: 'persons',
      persons: ['alice', 'max'],
    });
    expect(words(world).waits).toBe(
      'Missing: limits of its focus, expected final outputs, expected duration and desired member profiles',
    );
  });

  it('a complete draft: to be circulated', () => {
    expect(next(groups.draft())).toEqual({ kind: 'circulate' });
    expect(moversOf(ops(groups.draft()), { kind: 'circulate' })).toEqual({
      kind: 'persons',
      persons: ['alice'],
    });
  });

  it('while the window runs: interest, with the counts and the clock', () => {
    const world = gathered();
    expect(next(world)).toEqual({
      kind: 'gather-interest',
      until: day(7),
      interested: 3,
      // Of the facilitator and of those interested: nobody is chosen yet.
      organizations: { have: 4, needed: 3 },
      counted: 'interested',
    });
    const later = world.later(3 * DAY + 20 * 3_600_000);
    expect(words(later).waits).toBe(
      '3 people interested; with the facilitators 4 organizations (3 needed) so far',
    );
    expect(words(later).clock?.words).toBe('ends in 3 days 4 h');
  });

  it('once members are chosen, their organizations count, not those of the interested', () => {
    const some = choose(gathered(), 'bob');
    expect(words(some).waits).toBe('Members chosen from 2 of 3 organizations');
    // Nobody is told to choose what is chosen.
    expect(words(gathered()).next).toContain('Members can be chosen now');
    expect(words(some).next).not.toContain('can be chosen now');
    expect(words(some).next).toContain('They can be changed until it is presented');
  });

  it('at the very instant the window ends, it has ended', () => {
    expect(next(chosen().until(day(7) - 1)).kind).toBe('gather-interest');
    expect(next(chosen().until(day(7))).kind).toBe('present');
  });

  it('after the window with two organizations: one more', () => {
    const world = choose(gathered(), 'bob').until(day(7));
    expect(next(world)).toMatchObject({
      kind: 'choose-members',
      reason: 'organizations',
      organizations: { have: 2, needed: 3 },
    });
    expect(words(world).waits).toBe(
      'Waits for members: the members chosen come from 2 of the 3 organizations needed',
    );
  });

  it('after the window with nobody chosen, or an interest taken back', () => {
    expect(next(gathered().until(day(7)))).toMatchObject({ reason: 'nobody-chosen' });
    const back = chosen().do('carol', 'interest.withdraw', { twg: 'ops' }).until(day(7));
    expect(next(back)).toMatchObject({ kind: 'choose-members', reason: 'interest-gone' });
  });

  it('a charter emptied while it circulates: the fields', () => {
    const world = chosen()
      .do('alice', 'proposal.revise', { twg: 'ops', charter: { scope: 'Operate.' } })
      .later(7 * DAY);
    expect(next(world)).toMatchObject({ kind: 'complete-before-presenting' });
  });

  it('under vote: the ballot and when it closes; the TSC moves it', () => {
    const world = groups.voting();
    const step = next(world);
    expect(step).toMatchObject({ kind: 'vote', until: day(14) });
    expect(moversOf(ops(world), step)).toEqual({ kind: 'body', body: 'tsc' });
  });

  it('declined: a revision, by creator or facilitator', () => {
    expect(next(groups.declined())).toEqual({ kind: 'revise-declined' });
  });

  it('ended: nobody', () => {
    expect(next(groups.concluded())).toEqual({ kind: 'ended', how: 'concluded' });
    const withdrawn = withdrawnGroup();
    expect(next(withdrawn)).toEqual({ kind: 'ended', how: 'withdrawn' });
    expect(moversOf(ops(withdrawn), next(withdrawn))).toEqual({ kind: 'nobody' });
  });

  it('formed: the next update, then overdue', () => {
    expect(next(groups.formed())).toEqual({ kind: 'update', due: day(28), standing: 'due' });
    const late = groups.formed().until(day(28));
    expect(next(late)).toEqual({ kind: 'update', due: day(28), standing: 'overdue' });
    expect(words(late.later(2 * DAY)).clock?.words).toBe('overdue for 2 days');
  });

  it('formed with too few organizations, or no facilitator', () => {
    const two = groups.formed().do('sam', 'organization.withdraw', { organization: 'core' });
    expect(next(two)).toMatchObject({
      kind: 'more-organizations',
      organizations: { have: 2, needed: 3 },
    });
    const alone = groups.formed().do('sam', 'person.depart', { person: 'alice', reason: 'Left.' });
    expect(next(alone)).toEqual({ kind: 'appoint-facilitator' });
    expect(moversOf(ops(alone), next(alone))).toEqual({ kind: 'body', body: 'secretariat' });
  });

  it('past its duration', () => {
    const over = groups.formed().until(day(14 + 180));
    expect(next(over)).toEqual({ kind: 'charter-expired', since: day(14 + 180) });
  });
});

describe('why a proposal circulates again', () => {
  const note = (world: World) => lastVoteNote(world.state, ops(world));
  const ballot = (world: World): string => world.state.openBallots[0] ?? '';

  it('no quorum, a withdrawn ballot, or members who left during the vote', () => {
    const voting = groups.voting();
    expect(note(chosen())).toBeNull();
    expect(note(voting)).toBeNull();
    expect(note(voting.later(7 * DAY))).toContain('did not reach its quorum');
    const withdrawn = voting.do('alice', 'ballot.withdraw', {
      ballot: ballot(voting),
      reason: 'Too early.',
    });
    expect(note(withdrawn)).toContain('was withdrawn');
    const left = voting
      .votes(['tess', 'tim', 'tom'], ballot(voting), 'yes')
      .do('carol', 'interest.withdraw', { twg: 'ops' })
      .later(7 * DAY);
    expect(ops(left).stage).toBe('circulating');
    expect(note(left)).toContain('passed, but');
    expect(next(left)).toMatchObject({ kind: 'choose-members', reason: 'organizations' });
  });
});

describe('what is shown agrees with the duties that the rules give', () => {
  const owed = (world: World): string[] =>
    dutiesOf(world.state, 'alice', world.at)
      .filter(({ subject }) => subject.kind === 'twg')
      .map(({ duty }) => duty);

  it.each([
    ['nobody chosen', () => gathered().until(day(7)), 'choose-members', 'members.choose'],
    ['ready', () => chosen().until(day(7)), 'present', 'proposal.present'],
    ['expired', () => groups.formed().until(day(194)), 'charter-expired', 'charter.revise'],
  ] as const)('%s', (_, make, kind, duty) => {
    const world = make();
    expect(next(world).kind).toBe(kind);
    expect(owed(world)).toContain(duty);
  });

  it('a roster without a gap is one that the rules take', () => {
    const world = chosen().until(day(7));
    expect(rosterGap(world.state, ops(world))).toBeNull();
    expect(world.ask('alice', 'proposal.present', { twg: 'ops', ballot: 'b1' }).accepted).toBe(
      true,
    );
    const short = choose(gathered(), 'bob').until(day(7));
    expect(short.ask('alice', 'proposal.present', { twg: 'ops', ballot: 'b1' }).accepted).toBe(
      false,
    );
  });
});
