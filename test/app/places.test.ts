import { describe, expect, it } from 'vitest';
import { clockSkewWords } from '../../renderer/app/banners/clock-skew.ts';
import type { Command, CommandContext } from '../../renderer/app/commands/command.ts';
import { COMMANDS } from '../../renderer/app/commands/table.ts';
import { shortcutFinder, type KeyPress } from '../../renderer/app/commands/shortcuts.ts';
import { placeOfLink } from '../../renderer/app/links.ts';
import { paths, queryOf, routeOf } from '../../renderer/app/routes.ts';
import { codeLength, inviteKind } from '../../renderer/features/first-run/join/invite-text.ts';
import { PLACES } from '../../shared/commands/places.ts';
import { readDeviceCode } from '../../renderer/features/settings/device-code.ts';

describe('routes', () => {
  it.each([
    ['', { screen: 'inbox' }],
    ['#/groups/ops', { screen: 'group', twg: 'ops' }],
    ['#/groups/ops/proposal?field=scope', { screen: 'proposal', twg: 'ops' }],
    [paths.ballot('a/b c'), { screen: 'ballot', ballot: 'a/b c' }],
    ['#/ledger/12', { screen: 'entry', seq: 12 }],
    ['#/ledger/012', { screen: 'unknown', path: '/ledger/012' }],
    ['#/groups/Ops', { screen: 'unknown', path: '/groups/Ops' }],
    ['#/start/join?link=x', { screen: 'first-run', door: 'join' }],
    ['#/ballots/%', { screen: 'ballot', ballot: '%' }],
  ])('%s', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
  });

  it('reads what stands after the place', () => {
    expect(queryOf('#/start/join?link=convene%3A%2F%2Fjoin').get('link')).toBe('convene://join');
    expect(queryOf('#/inbox').get('link')).toBeNull();
  });
});

describe('links from outside', () => {
  it.each([
    ['convene://open/groups/ops', '#/groups/ops'],
    ['convene://open/#/settings', '#/settings'],
    ['#/ledger/3', '#/ledger/3'],
    ['convene://open/<script>alert(1)</script>', '#/inbox'],
    ['convene://elsewhere', '#/inbox'],
    ['https://example.org/', '#/inbox'],
    ['convene://join?seed=1', '#/start/join?link=convene%3A%2F%2Fjoin%3Fseed%3D1'],
    ['convene://device/?key=1', '#/start/join?device=convene%3A%2F%2Fdevice%2F%3Fkey%3D1'],
  ])('%s', (link, place) => {
    expect(placeOfLink(link)).toBe(place);
  });
});

describe('keys', () => {
  const command = (id: string, shortcut: string): Command => ({
    id,
    label: id,
    group: 'Do',
    shortcut,
    run: (_context: CommandContext) => undefined,
  });
  const commands = [
    command('inbox', 'g i'),
    command('help', '?'),
    command('palette', 'Mod+K'),
    command('name', 'Mod+Alt+S'),
  ];
  const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    at: 0,
    typing: 'no',
    ...more,
  });
  const pressed = (...presses: readonly KeyPress[]): (string | null)[] => {
    const find = shortcutFinder(commands);
    return presses.map((one) => find(one)?.id ?? null);
  };

  it('finds two keys, one after the other', () => {
    expect(pressed(press('g'), press('i'))).toEqual([null, 'inbox']);
  });

  it('forgets the first key after a while', () => {
    expect(pressed(press('g'), press('i', { at: 5_000 }))).toEqual([null, null]);
  });

  it('leaves what is typed into a text alone, but for keys with a modifier', () => {
    const typing = { typing: 'yes' } as const;
    expect(pressed(press('g', typing), press('i', typing), press('?', typing))).toEqual([
      null,
      null,
      null,
    ]);
    expect(pressed(press('k', { ...typing, ctrlKey: true }))).toEqual(['palette']);
  });

  it('goes by the key itself where Alt makes it write another letter', () => {
    const alt = { altKey: true, code: 'KeyS' };
    expect(pressed(press('ß', { ...alt, metaKey: true }))).toEqual(['name']);
    expect(pressed(press('s', { ...alt, ctrlKey: true }))).toEqual(['name']);
    expect(pressed(press('ß', alt), press('s', { ctrlKey: true }))).toEqual([null, null]);
  });

  it('does not take a key that was typed for the first of two', () => {
    expect(pressed(press('g', { typing: 'yes' }), press('i'))).toEqual([null, null]);
  });

  it('lead to one command each', () => {
    const find = shortcutFinder(COMMANDS);
    for (const { id, shortcut } of COMMANDS) {
      if (shortcut === undefined || shortcut.includes('+')) continue;
      const found = shortcut.split(' ').map((key) => find(press(key))?.id ?? null);
      expect({ shortcut, leadsTo: found.at(-1) }).toEqual({ shortcut, leadsTo: id });
      expect(found.slice(0, -1).every((before) => before === null)).toBe(true);
    }
    const all = COMMANDS.flatMap(({ shortcut = null }) => (shortcut === null ? [] : [shortcut]));
    expect(all.filter((shortcut, at) => all.indexOf(shortcut) !== at)).toEqual([]);
  });
});

describe('a clock that is off', () => {
  it.each([
    [null, null],
    [60_000, null],
    [-119_999, null],
    [7 * 60_000, 'This computer’s clock is 7 minutes behind the relay’s'],
    [-7 * 365 * 86_400_000, 'This computer’s clock is 7 years ahead of the relay’s'],
  ])('%s ms', (offset, words) => {
    expect(clockSkewWords(offset)).toBe(words);
  });
});

describe('what is pasted or typed', () => {
  it('tells a code from a link', () => {
    expect(inviteKind(' ')).toBe('nothing');
    expect(inviteKind('7k2m-9qxw 4rtb')).toBe('code');
    expect(inviteKind('convene://join?x')).toBe('link');
    expect(codeLength('7K2M-9QXW 4RTB')).toBe(12);
  });

  it('reads the code of a device', () => {
    const key = 'Wp2mSQtTKqhXGRnZfumxT2Kt6k9NgQKxS8ocnoNVLZ8';
    expect(readDeviceCode(` ${key.slice(0, 20)} ${key.slice(20)}\n`)).toEqual({
      publicKey: key,
      kind: 'desktop',
    });
    expect(readDeviceCode(key.slice(1))).toBeNull();
  });
});

describe('the table of places', () => {
  it.each(PLACES)('leads to $label, by its keys and from a menu', ({ id }) => {
    expect(routeOf(`#/${id}`)).toEqual({ screen: id });
    expect(placeOfLink(`convene://open/${id}`)).toBe(`#/${id}`);
    expect(COMMANDS.filter((command) => command.id === `go-${id}`)).toHaveLength(1);
  });
});
