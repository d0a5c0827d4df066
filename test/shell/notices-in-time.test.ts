import { describe, expect, it } from 'vitest';
import { DutyNotifier } from '../../electron/main/notifications/duty-notifier.ts';
import { isQuiet } from '../../electron/main/notifications/quiet-hours.ts';
import type { Mention, OpenedAssociation, Settings } from '../../shared/client/host-messages.ts';
import { rowsOf } from '../../shared/client/state-rows.ts';
import { known, updateDueAt } from '../../shared/rules/index.ts';
import { groups, proposals, works } from '../rules/cases/worlds.ts';
import { DAY, HOUR, LEDGER, type World } from '../rules/world.ts';

/** Follows a person; says what is shown at any time, and what was ever shown. */
function follow(person: string, before: World) {
  let now = before.at;
  let settings: Settings = { theme: 'system', notifications: 'on', mutedGroups: [] };
  const shown: string[] = [];
  const ever: { readonly title: string; readonly link: string }[] = [];
  const notifier = new DutyNotifier({
    settings: () => settings,
    clock: () => now,
    isWatched: () => false,
    show: ({ title, link }) => {
      shown.push(title);
      ever.push({ title, link });
      return () => {
        shown.splice(shown.indexOf(title), 1);
      };
    },
  });
  notifier.opened({
    association: { ledger: LEDGER, rehearsal: false, me: { person } },
    rows: rowsOf(before.state),
    connection: { clockOffset: 0 },
  } as unknown as OpenedAssociation);
  return {
    shown,
    ever,
    notifier,
    become: (after: World) => {
      now = Math.max(now, after.at);
      const change = { ...rowsOf(after.state), position: after.head(), at: after.at };
      notifier.take({ type: 'changed', ledger: LEDGER, change, items: [] });
    },
    wait: (until: number) => {
      now = until;
      notifier.check();
    },
    set: (change: Partial<Settings>) => {
      settings = { ...settings, ...change };
    },
    mention: (...mentions: readonly Mention[]) =>
      notifier.take({ type: 'mentions', ledger: LEDGER, mentions }),
  };
}

describe('a notification', () => {
  it('goes away once its duty is done', () => {
    const told = follow('tess', groups.circulating());
    told.become(groups.voting());
    expect(told.shown).toEqual([expect.stringMatching(/^Vote: /)]);
    told.become(groups.formed());
    expect(told.shown).toEqual([]);
  });

  it('goes away where one wants none any more, or none of its group', () => {
    for (const change of [{ notifications: 'off' }, { mutedGroups: ['ops'] }] as const) {
      const told = follow('tess', groups.circulating());
      told.become(groups.voting());
      told.set(change);
      told.wait(groups.voting().at + 1);
      expect(told.shown).toEqual([]);
    }
  });

  it('of a mention goes away once it was answered, and does not come again', () => {
    const formed = groups.formed();
    const told = follow('tess', formed);
    const mention = {
      document: 'charter/ops',
      thread: 'b'.repeat(32),
      comment: 'c'.repeat(32),
      by: 'alice',
      at: formed.at + HOUR,
      text: 'See this',
    };
    told.wait(formed.at + HOUR);
    told.mention(mention);
    expect(told.shown).toHaveLength(1);
    told.mention();
    expect(told.shown).toEqual([]);
    told.mention(mention);
    expect(told.ever).toHaveLength(1);
  });
});

describe('an update', () => {
  const formed = groups.formed();
  const due = updateDueAt(known(formed.state, 'twg', 'ops')) ?? 0;

  it('is told of when it is due soon, and again when it is overdue', () => {
    const told = follow('alice', formed);
    told.wait(due - 3 * DAY);
    expect(told.ever).toEqual([]);
    told.wait(due - 2 * DAY);
    told.wait(due - DAY);
    expect(told.shown).toEqual(['Post the bi-weekly update: Operations']);
    told.wait(due);
    told.wait(due + DAY);
    expect(told.shown).toEqual(['Overdue: Post the bi-weekly update: Operations']);
    expect(told.ever.map(({ link }) => link)).toEqual([
      'convene://open/groups/ops',
      'convene://open/groups/ops',
    ]);
  });

  it('is told of to nobody but the facilitators', () => {
    const told = follow('bob', formed);
    told.wait(due + DAY);
    expect(told.ever).toEqual([]);
  });
});

describe('a DIP', () => {
  it('is told of to whoever it waits for, and leads to its page', () => {
    const told = follow('mona', works.approved());
    told.become(proposals.submitted());
    expect(told.ever).toEqual([
      {
        title: expect.stringMatching(/^Merge or deny the pull request: /) as string,
        link: expect.stringMatching(/^convene:\/\/open\/dips\/./) as string,
      },
    ]);
    told.become(proposals.draft());
    expect(told.shown).toEqual([]);
  });
});

describe('quiet hours', () => {
  const NIGHT = { from: 22 * 60, to: 7 * 60, zone: 'Europe/Zurich' };

  it('hold by the clocks of their zone, over midnight and in summer too', () => {
    const at = (text: string): boolean => isQuiet(NIGHT, Date.parse(text));
    expect(at('2026-01-10T20:59:00Z')).toBe(false);
    expect(at('2026-01-10T21:00:00Z')).toBe(true);
    expect(at('2026-01-10T05:59:00Z')).toBe(true);
    expect(at('2026-01-10T06:00:00Z')).toBe(false);
    expect(at('2026-07-10T20:00:00Z')).toBe(true);
    const never = { from: 60, to: 60, zone: 'UTC' };
    expect(isQuiet(never, Date.parse('2026-01-10T01:00:00Z'))).toBe(false);
    expect(isQuiet({ ...NIGHT, zone: 'Not/AZone' }, Date.parse('2026-01-10T23:00:00Z'))).toBe(
      false,
    );
  });

  /** From half an hour before what is at `at` until half an hour after it, in UTC. */
  const around = (at: number) => {
    const minute = Math.floor(at / 60_000) % (24 * 60);
    const wrap = (minutes: number) => (minutes + 24 * 60) % (24 * 60);
    return { from: wrap(minute - 30), to: wrap(minute + 30), zone: 'UTC' };
  };

  it('keep what is new until they are over', () => {
    const voting = groups.voting();
    const told = follow('tess', groups.circulating());
    told.notifier.quiet(LEDGER, around(voting.at));
    told.become(voting);
    told.wait(voting.at + HOUR / 4);
    expect(told.ever).toEqual([]);
    told.wait(voting.at + HOUR);
    expect(told.shown).toHaveLength(1);
  });

  it('are not followed by what was done meanwhile', () => {
    const voting = groups.voting();
    const told = follow('tess', groups.circulating());
    told.notifier.quiet(LEDGER, around(voting.at));
    told.become(voting);
    told.become(groups.formed());
    told.notifier.quiet(LEDGER, null);
    told.wait(groups.formed().at + HOUR);
    expect(told.ever).toEqual([]);
  });
});
