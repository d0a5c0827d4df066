import { describe, expect, it } from 'vitest';
import { DutyNotifier } from '../../electron/main/notifications/duty-notifier.ts';
import {
  noticesOf,
  type Notice,
  type ToldDuty,
} from '../../electron/main/notifications/notices.ts';
import type { Mention, OpenedAssociation, Settings } from '../../shared/client/host-messages.ts';
import { rowsOf } from '../../shared/client/state-rows.ts';
import { groups } from '../rules/cases/worlds.ts';
import { LEDGER, type World } from '../rules/world.ts';

const duty = (key: string, group: string | null = null): ToldDuty => ({
  key,
  group,
  title: `Do ${key}`,
  body: 'It waits.',
  link: `convene://open/groups/${key}`,
});

describe('notices', () => {
  it('are one for each duty that is new', () => {
    expect(noticesOf([duty('a'), duty('b')], new Set(['a']), [])).toEqual([
      { keys: ['b'], title: 'Do b', body: 'It waits.', link: 'convene://open/groups/b' },
    ]);
  });

  it('end in a digest where there are many', () => {
    const told = noticesOf(
      ['a', 'b', 'c', 'd', 'e'].map((key) => duty(key)),
      new Set(),
      [],
    );
    expect(told.map(({ title }) => title)).toEqual([
      'Do a',
      'Do b',
      'Do c',
      '2 more things need you',
    ]);
    expect(told.at(-1)).toMatchObject({
      body: 'Do d · Do e',
      keys: ['d', 'e'],
      link: 'convene://open/inbox',
    });
  });

  it('leave muted groups out', () => {
    expect(noticesOf([duty('a', 'ops'), duty('b', null)], new Set(), ['ops'])).toHaveLength(1);
  });
});

describe('a duty that is new', () => {
  const rehearsalOf = (rehearsal: boolean, world: World): OpenedAssociation =>
    ({
      association: { ledger: LEDGER, rehearsal, me: { person: 'tess' } },
      rows: rowsOf(world.state),
      connection: { clockOffset: 0 },
    }) as unknown as OpenedAssociation;
  const play = (
    more: { settings?: Partial<Settings>; watched?: 'yes'; rehearsal?: true } = {},
  ): Notice[] => {
    const shown: Notice[] = [];
    const [before, after] = [groups.circulating(), groups.voting()];
    const settings: Settings = {
      theme: 'system',
      notifications: 'on',
      mutedGroups: [],
      ...more.settings,
    };
    const notifier = new DutyNotifier({
      settings: () => settings,
      clock: () => after.at,
      isWatched: () => more.watched === 'yes',
      show: (notice) => {
        shown.push(notice);
        return () => undefined;
      },
    });
    notifier.opened(rehearsalOf(more.rehearsal === true, before));
    const change = { ...rowsOf(after.state), position: after.head(), at: after.at };
    const changed = { type: 'changed', ledger: LEDGER, change, items: [] } as const;
    notifier.take(changed);
    // It is told of once.
    notifier.take(changed);
    notifier.check();
    return shown;
  };

  it('is told of once, and leads to where it is done', () => {
    const [notice, ...more] = play();
    expect(more).toEqual([]);
    expect(notice?.title).toMatch(/^Vote: /);
    expect(notice?.link).toMatch(/^convene:\/\/open\/ballots\/./);
  });

  it('is not told of to whom looks at the app, wants none, or rehearses', () => {
    expect(play({ watched: 'yes' })).toEqual([]);
    expect(play({ settings: { notifications: 'off' } })).toEqual([]);
    expect(play({ settings: { mutedGroups: ['ops'] } })).toEqual([]);
    expect(play({ rehearsal: true })).toEqual([]);
  });
});

describe('a mention that is new', () => {
  const OPENED = 1_800_000_000_000;
  const mention = (comment: string, at: number): Mention => ({
    document: 'charter/ops',
    thread: 'b'.repeat(32),
    comment,
    by: 'alice',
    at,
    text: 'See this, @Person tess',
  });
  const play = (more: { settings?: Partial<Settings>; watched?: 'yes'; rehearsal?: true } = {}) => {
    const shown: Notice[] = [];
    let now = OPENED;
    const world = groups.formed();
    const notifier = new DutyNotifier({
      settings: () => ({
        theme: 'system',
        notifications: 'on',
        mutedGroups: [],
        ...more.settings,
      }),
      clock: () => now,
      isWatched: () => more.watched === 'yes',
      show: (notice) => {
        shown.push(notice);
        return () => undefined;
      },
    });
    notifier.opened({
      association: {
        ledger: LEDGER,
        rehearsal: more.rehearsal === true,
        me: { person: 'tess' },
      },
      rows: rowsOf(world.state),
      connection: { clockOffset: 0 },
    } as unknown as OpenedAssociation);
    return {
      shown,
      tell: (after: number, ...mentions: readonly Mention[]) => {
        now = OPENED + after;
        notifier.take({ type: 'mentions', ledger: LEDGER, mentions });
      },
    };
  };

  it('is told of once, with who and where, and leads to its thread', () => {
    const { shown, tell } = play();
    const old = mention('old', OPENED - 1000);
    tell(1000, old);
    expect(shown).toEqual([]);
    const fresh = mention('new', OPENED + 60_000);
    tell(60_000, old, fresh);
    tell(61_000, fresh);
    expect(shown).toEqual([
      {
        keys: ['mention new'],
        title: 'Person alice mentioned you in the charter “Operations”',
        body: 'See this, @Person tess',
        link: `convene://open/documents/charter/ops?thread=${'b'.repeat(32)}`,
      },
    ]);
  });

  it('is told of though it was written offline, long before it came', () => {
    const { shown, tell } = play();
    tell(60_000, mention('late', OPENED - 86_400_000));
    expect(shown).toHaveLength(1);
  });

  it('is not told of to whom looks at the app, wants none, has muted the group, or rehearses', () => {
    for (const more of [
      { watched: 'yes' },
      { settings: { notifications: 'off' } },
      { settings: { mutedGroups: ['ops'] } },
      { rehearsal: true },
    ] as const) {
      const { shown, tell } = play(more);
      tell(60_000, mention('new', OPENED + 60_000));
      expect(shown).toEqual([]);
    }
  });
});
