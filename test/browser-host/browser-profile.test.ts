/// <reference lib="dom" />
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BrowserProfile } from '../../renderer/browser-host/browser-profile.ts';
import { VERSION } from '../../renderer/browser-host/version.ts';

const LEDGER = 'ab'.repeat(32);

it('knows the ledgers of this origin, also when opened again', async () => {
  const profile = await BrowserProfile.open('known');
  expect(await profile.list()).toEqual([]);
  await profile.put(LEDGER, '{"name":"one"}');
  await profile.put('cd'.repeat(32), '{}');
  await profile.put(LEDGER, '{"name":"two"}');
  const again = await BrowserProfile.open('known');
  expect(await again.list()).toEqual([
    { ledger: LEDGER, record: '{"name":"two"}' },
    { ledger: 'cd'.repeat(32), record: '{}' },
  ]);
});

it('keeps what is forgotten apart, and begins anew where the ledger comes again', async () => {
  const profile = await BrowserProfile.open('forgotten');
  await profile.put(LEDGER, '{}');
  const first = await profile.store(LEDGER);
  await first.appendLines(['a']);
  await first.close();
  await profile.remove(LEDGER);
  expect(await profile.list()).toEqual([]);
  const second = await profile.store(LEDGER);
  expect(await second.linesFrom(1, 5)).toEqual([]);
  await second.close();
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  expect(databases).toContain(`forgotten-${LEDGER}`);
  expect(databases).toContain(`forgotten-${LEDGER}-1`);
});

it('has settings, of which one may change some', async () => {
  const profile = await BrowserProfile.open('settings');
  expect(await profile.settings()).toEqual({
    theme: 'system',
    notifications: 'off',
    mutedGroups: [],
  });
  await profile.changeSettings({ theme: 'dark', mutedGroups: undefined });
  const again = await BrowserProfile.open('settings');
  expect(await again.settings()).toEqual({
    theme: 'dark',
    notifications: 'off',
    mutedGroups: [],
  });
});

it('keeps all of a write or nothing of it', async () => {
  const { database } = await BrowserProfile.open('halves');
  const half = database.write(['settings'], (store) => {
    store('settings').put('first', 'a');
    store('settings').put(() => 'no clone of this', 'b');
  });
  await expect(half).rejects.toThrow('could not be cloned');
  expect(await database.read('settings', (rows) => rows.getAllKeys())).toEqual([]);
  await database.write(['settings'], (store) => {
    store('settings').put('second', 'a');
  });
  expect(await database.read('settings', (rows) => rows.get('a'))).toBe('second');
});

it('has the version of the app', () => {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  expect((JSON.parse(text) as { version: string }).version).toBe(VERSION);
});
