import { describe, expect, it } from 'vitest';
import { readInstant } from '../../shared/rules/index.ts';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import type { Outgoing } from '../../sync-server/outreach/outgoing.ts';
import { association, ballots, dips, group, members, play, type Move } from '../rules/moves.ts';
import { DAY, dipStages, HOUR, stages, type World } from '../rules/world.ts';
import { dueOf, identityOf, inShort, only, viewOfWorld, type ViewMore } from './message-world.ts';

const at = (text: string): number => readInstant(text) ?? 0;

const isReminder = ({ kind }: Outgoing): boolean => kind === 'reminders';

/** The reminders of the hour that ends with the world's clock. */
const remindersAt = (world: World, more: ViewMore = {}): string[] =>
  dueOf(world, world.at - HOUR, more)
    .filter(isReminder)
    .map(inShort);

const to = (about: string, ...persons: readonly string[]): string[] =>
  persons.map((person) => `${about} reminders ${person}`);

const closesAt = (world: World, ballot: string): number =>
  world.state.ballot.get(ballot)?.closesAt ?? 0;

describe('reminders of a vote', () => {
  const opened = stages.voting();
  const closes = closesAt(opened, 'formation-1');
  const before = (hours: number, world = opened): World => world.until(closes - hours * HOUR);

  it('come 48 and 12 hours before the close, at no other time', () => {
    expect(remindersAt(before(49))).toEqual([]);
    expect(remindersAt(before(48))).toEqual(to('ballot-48h', 'tess', 'tim', 'tom'));
    expect(remindersAt(before(47))).toEqual([]);
    expect(remindersAt(before(12))).toEqual(to('ballot-12h', 'tess', 'tim', 'tom'));
    expect(remindersAt(before(11))).toEqual([]);
  });

  it('go to those alone who have not voted', () => {
    const voted = opened.vote('tess', 'formation-1', 'abstain');
    const recused = voted.do('tim', 'ballot.recuse', { ballot: 'formation-1', reason: 'Mine.' });
    expect(remindersAt(before(48, recused))).toEqual(to('ballot-48h', 'tom'));
  });

  it('stop at once when the vote is cast, taken back by a recusal, or withdrawn', () => {
    const world = before(48);
    const task = only(dueOf(world, world.at - HOUR), 'ballot-48h', 'tess');
    const wanted = (later: World): boolean => messageSource.stillWanted(task, viewOfWorld(later));
    expect(wanted(world)).toBe(true);
    expect(wanted(world.vote('tim', 'formation-1', 'no'))).toBe(true);
    expect(wanted(world.vote('tess', 'formation-1', 'no'))).toBe(false);
    expect(wanted(world.do('tess', 'ballot.recuse', { ballot: 'formation-1', reason: 'x' }))).toBe(
      false,
    );
    expect(wanted(play(world, ballots.withdraw('alice', 'formation-1')))).toBe(false);
    expect(wanted(world.clock(closes))).toBe(false);
    expect(wanted(play(world, association.depart('tess')))).toBe(false);
  });

  it('after a pause only the last one comes, and none once the ballot has closed', () => {
    const since = opened.at;
    const reminded = (world: World): string[] =>
      dueOf(world, since).filter(isReminder).map(inShort);
    expect(reminded(before(5))).toEqual(to('ballot-12h', 'tess', 'tim', 'tom'));
    expect(reminded(before(0).clock(closes))).toEqual([]);
  });

  it('a short ballot is not asked about twice in its first hours', () => {
    const short = stages
      .chosen()
      .later(7 * DAY)
      .do('alice', 'proposal.present', { twg: 'ops', ballot: 'short', days: 2 });
    const end = closesAt(short, 'short');
    expect(remindersAt(short.until(end - 48 * HOUR))).toEqual([]);
    expect(remindersAt(short.until(end - 12 * HOUR))).toEqual(
      to('ballot-12h', 'tess', 'tim', 'tom'),
    );
  });
});

describe('reminders of an update', () => {
  const formed = stages.formed();
  const due = (formed.state.twg.get('ops')?.updates?.since ?? 0) + 14 * DAY;

  it('come two days before it is due, when it is, and each week after', () => {
    const reminded = (days: number): string[] => remindersAt(formed.until(due + days * DAY));
    expect(reminded(-3)).toEqual([]);
    expect(reminded(-2)).toEqual(to('update-due', 'alice'));
    expect(reminded(-1)).toEqual([]);
    expect(reminded(0)).toEqual(to('update-overdue', 'alice'));
    expect(reminded(3)).toEqual([]);
    expect(reminded(7)).toEqual(to('update-overdue', 'alice'));
    expect(reminded(14)).toEqual(to('update-overdue', 'alice'));
  });

  it('stop at once when it is posted, or the one asked facilitates no more', () => {
    const late = formed.until(due + DAY);
    const task = only(dueOf(late, due - HOUR), 'update-overdue', 'alice');
    const wanted = (world: World): boolean => messageSource.stillWanted(task, viewOfWorld(world));
    expect(wanted(late)).toBe(true);
    const posted = late.text('The text of the output.\n');
    expect(wanted(play(posted, group.update()))).toBe(false);
    expect(wanted(play(late, members.handOver('bob'), members.accept('bob')))).toBe(false);
  });
});

describe('a last call that ends with concerns open', () => {
  const called = play(dipStages.lastCall(), dips.raiseConcern('dave'));
  const ends = called.state.dip.get('o1')?.lastCall?.endsAt ?? 0;
  const soon = called.until(ends - 48 * HOUR);

  it('is said to its manager two days before, and to nobody where none is open', () => {
    expect(remindersAt(soon)).toContain('last-call-ending reminders mona');
    const none = play(called, dips.resolveConcern('mona')).until(ends - 48 * HOUR);
    expect(remindersAt(none)).not.toContain('last-call-ending reminders mona');
  });

  it('is not said any more once they are resolved, or it lasts longer', () => {
    const task = only(dueOf(soon, soon.at - HOUR), 'last-call-ending', 'mona');
    const wanted = (world: World): boolean => messageSource.stillWanted(task, viewOfWorld(world));
    expect(wanted(soon)).toBe(true);
    expect(wanted(play(soon, dips.resolveConcern('mona')))).toBe(false);
    expect(wanted(play(soon, dips.extend(20)))).toBe(false);
  });
});

describe('digests', () => {
  /** A Wednesday in January. */
  const world = stages.voting().until(at('2026-01-14T12:00:00Z'));
  const digestsAt = (now: string, more: ViewMore = {}, from = world): Outgoing[] =>
    dueOf(from.clock(at(now)), at(now) - HOUR, more).filter(({ kind }) => kind === 'digest');
  const whom = (tasks: readonly Outgoing[]): string[] => tasks.map((task) => task.subject.id);

  it('come at seven in the morning, to those who owe something', () => {
    expect(whom(digestsAt('2026-01-14T07:00:00Z'))).toEqual(['tess', 'tim', 'tom']);
    expect(digestsAt('2026-01-14T08:00:01Z')).toEqual([]);
    expect(digestsAt('2026-01-14T06:59:00Z')).toEqual([]);
  });

  it('come in the morning of a person’s own zone, at the end of quiet hours where those are later', () => {
    const quiet = (from: number, to: number, zone: string): ViewMore => ({
      wishes: { tess: { quietHours: { from, to, zone } } },
    });
    const zurich = quiet(22 * 60, 6 * 60, 'Europe/Zurich');
    expect(whom(digestsAt('2026-01-14T06:00:00Z', zurich))).toEqual(['tess']);
    const late = quiet(22 * 60, 9 * 60 + 30, 'America/New_York');
    expect(whom(digestsAt('2026-01-14T14:30:00Z', late))).toEqual(['tess']);
    expect(whom(digestsAt('2026-01-14T12:00:00Z', late))).toEqual([]);
    const lost = quiet(0, 60, 'Nowhere/Atlantis');
    expect(whom(digestsAt('2026-01-14T07:00:00Z', lost))).toEqual(['tess', 'tim', 'tom']);
  });

  it('in summer time too', () => {
    const summer = stages.formed().until(at('2026-07-15T00:00:00Z'));
    const zurich: ViewMore = {
      wishes: { alice: { quietHours: { from: 0, to: 0, zone: 'Europe/Zurich' } } },
    };
    const early = digestsAt('2026-07-15T05:00:00Z', zurich, summer);
    expect(whom(early)).toEqual(['alice']);
    expect(early.map(({ origin }) => origin)).toEqual(['2026-07-15']);
  });

  it('weekly ones on Mondays', () => {
    const weekly: ViewMore = { wishes: { tess: { digest: 'weekly' } } };
    expect(whom(digestsAt('2026-01-14T07:00:00Z', weekly))).toEqual(['tim', 'tom']);
    expect(whom(digestsAt('2026-01-19T07:00:00Z', weekly))).toEqual(['tess', 'tim', 'tom']);
  });

  it('none where the kind is off, or all that is owed lies in a muted group', () => {
    const quiet: ViewMore = {
      wishes: { tess: { off: ['digest'] }, tim: { mutedGroups: ['ops'] } },
    };
    expect(whom(digestsAt('2026-01-14T07:00:00Z', quiet))).toEqual(['tom']);
  });

  it('after a pause one, the last', () => {
    const [task, ...more] = dueOf(world, at('2026-01-10T00:00:00Z')).filter(
      ({ kind, subject }) => kind === 'digest' && subject.id === 'tess',
    );
    expect(more).toEqual([]);
    expect(task?.origin).toBe('2026-01-14');
  });

  it('stop when nothing is owed any more', () => {
    const morning = world.clock(at('2026-01-14T07:00:00Z'));
    const task = only(dueOf(morning, morning.at - HOUR), 'digest', 'tess');
    expect(messageSource.stillWanted(task, viewOfWorld(morning))).toBe(true);
    const voted = morning.vote('tess', 'formation-1', 'yes');
    expect(messageSource.stillWanted(task, viewOfWorld(voted))).toBe(false);
  });

  it('tell the TSC of overdue updates on Mondays, and on no other day', () => {
    const late = stages.formed().until(at('2026-03-02T00:00:00Z'));
    expect(whom(digestsAt('2026-03-02T07:00:00Z', {}, late))).toContain('tess');
    expect(whom(digestsAt('2026-03-03T07:00:00Z', {}, late))).not.toContain('tess');
    const muted: ViewMore = { wishes: { tess: { mutedGroups: ['ops'] } } };
    expect(whom(digestsAt('2026-03-02T07:00:00Z', muted, late))).not.toContain('tess');
  });
});

describe('a restart', () => {
  const world = stages.voting();
  const end = closesAt(world, 'formation-1');

  /** All that comes due when the clock is looked at at these instants. */
  function lookedAt(instants: readonly number[]): string[] {
    const found: string[] = [];
    let since = world.at;
    for (const now of instants) {
      found.push(...dueOf(world.clock(now), since).map(identityOf));
      since = now;
    }
    return found;
  }

  const every = (step: number): number[] =>
    Array.from(
      { length: Math.floor((end - world.at) / step) },
      (_, n) => world.at + (n + 1) * step,
    );

  it('comes to the same tasks again, with the same ids', () => {
    const once = dueOf(world.clock(end - 12 * HOUR), end - 13 * HOUR).map(identityOf);
    const again = dueOf(world.clock(end - 11 * HOUR), end - 13 * HOUR).map(identityOf);
    expect(once).toEqual(again);
    expect(once.length).toBe(3);
  });

  it('doubles nothing and loses nothing, however often the clock is looked at', () => {
    const hourly = lookedAt(every(HOUR));
    expect(new Set(hourly).size).toBe(hourly.length);
    expect(new Set(lookedAt(every(7 * 60_000)))).toEqual(new Set(hourly));
    expect(new Set(lookedAt(every(5 * HOUR)))).toEqual(new Set(hourly));
  });
});

describe('who has no association any more', () => {
  const depart = (person: string): Move => association.depart(person);

  it('is not reminded', () => {
    const world = play(stages.voting(), depart('tess'));
    const end = closesAt(world, 'formation-1');
    expect(remindersAt(world.until(end - 48 * HOUR))).toEqual(to('ballot-48h', 'tim', 'tom'));
  });
});
