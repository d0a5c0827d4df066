import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SecretFiles } from '../../electron/main/keys/secret-files.ts';
import { openDevice, problemOf, remove, SLOW, temporary } from './desk.ts';

const NAME = 'github-token-a';
let folder = '';
beforeEach(async () => {
  folder = await temporary();
}, SLOW);
afterEach(() => remove(folder), SLOW);

const open = async () => {
  const { keys } = await openDevice(folder);
  return { keys, secrets: await SecretFiles.open(folder, keys) };
};
const textOf = (name: string) => readFile(join(folder, 'secrets', `${name}.json`), 'utf8');

it('a secret is sealed by the system, opens again, and is forgotten', async () => {
  const { secrets } = await open();
  expect(await secrets.read(NAME)).toBeNull();
  await secrets.write(NAME, 'a secret');
  expect(await textOf(NAME)).toContain('"protectedBy":"system"');
  expect((await stat(join(folder, 'secrets', `${NAME}.json`))).mode & 0o777).toBe(0o600);
  expect(await (await open()).secrets.read(NAME)).toBe('a secret');
  await secrets.write(NAME, null);
  expect(await secrets.has(NAME)).toBe('no');
  await secrets.write(NAME, null);
});

it('a passphrase seals it anew, and locks it', async () => {
  const { keys, secrets } = await open();
  await secrets.write(NAME, 'a secret');
  await keys.setPassphrase('long enough');
  await secrets.protectAll();
  expect(await textOf(NAME)).toContain('"protectedBy":"passphrase"');
  const later = await open();
  expect(await later.secrets.has(NAME)).toBe('yes');
  expect((await problemOf(later.secrets.read(NAME))).code).toBe('keys-locked');
  expect((await problemOf(later.secrets.write(NAME, 'x'))).code).toBe('keys-locked');
  await later.keys.unlock('long enough');
  expect(await later.secrets.read(NAME)).toBe('a secret');
});

it('one that was changed, or put in another’s place, does not open', async () => {
  const { secrets } = await open();
  await secrets.write(NAME, 'a secret');
  await writeFile(join(folder, 'secrets', 'github-token-b.json'), await textOf(NAME));
  expect((await problemOf(secrets.read('github-token-b'))).code).toBe('keys-unavailable');
  await writeFile(join(folder, 'secrets', `${NAME}.json`), 'no json');
  expect((await problemOf(secrets.read(NAME))).code).toBe('keys-unavailable');
});

it('a name is no path', async () => {
  const { secrets } = await open();
  await expect(secrets.write('../x', 'a secret')).rejects.toThrow('not a name');
});
