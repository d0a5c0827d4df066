import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyStore } from '../../electron/main/keys/key-store.ts';
import type { SystemProtection } from '../../electron/main/keys/system-protection.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';

/** A system's store: what it seals, only it opens. */
const protecting: SystemProtection = {
  backend: 'gnome_libsecret',
  protects: 'secrets',
  seal: (text) => Buffer.from([...Buffer.from(text, 'utf8')].map((byte) => byte ^ 0x5a)),
  open: (sealed) => Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString('utf8'),
};
const bare: SystemProtection = { ...protecting, backend: 'basic_text', protects: 'nothing' };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filesOf = async (): Promise<{ name: string; text: string }[]> => {
  const names = await readdir(join(folder, 'keys'));
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, 'keys', name), 'utf8') })),
  );
};

const signs = (store: KeyStore, publicKey: string): boolean => {
  const signature = store.find(publicKey)?.signer.sign('a message');
  return signature !== undefined && nodeCrypto.verify(publicKey, 'a message', signature);
};

describe('keys under a system that protects secrets', () => {
  it('are sealed, with the backend’s name beside them, and open again', async () => {
    const store = await KeyStore.open(folder, protecting);
    const publicKey = await store.create('real');
    expect(store.protection).toEqual({ by: 'system', backend: 'gnome_libsecret', locked: 'no' });
    const [file] = await filesOf();
    expect(file?.name).toBe(`${createHash('sha256').update(publicKey).digest('hex')}.json`);
    const record = JSON.parse(file?.text ?? '') as Record<string, string>;
    expect(Object.keys(record).sort()).toEqual(
      ['backend', 'form', 'protectedBy', 'publicKey', 'sealed', 'use'].sort(),
    );
    expect(record['backend']).toBe('gnome_libsecret');
    expect(signs(await KeyStore.open(folder, protecting), publicKey)).toBe(true);
  });

  it('that were changed from a real key to a rehearsal’s do not open', async () => {
    const store = await KeyStore.open(folder, protecting);
    const publicKey = await store.create('real');
    const [file] = await filesOf();
    if (file === undefined) throw new Error('there is no file');
    const forged = file.text.replace('"use":"real"', '"use":"rehearsal"');
    expect(forged).not.toBe(file.text);
    await writeFile(join(folder, 'keys', file.name), forged);
    const opened = await KeyStore.open(folder, protecting);
    expect(() => opened.find(publicKey)).toThrow('its file was changed');
  });

  it('are none of those whose files are not', async () => {
    await writeFile(join(folder, 'note'), '');
    const store = await KeyStore.open(folder, protecting);
    expect(store.find('A'.repeat(43))).toBeNull();
    await writeFile(join(folder, 'keys', `${'a'.repeat(64)}.json`), '{"form":"convene-key/1"}');
    expect((await KeyStore.open(folder, protecting)).find('A'.repeat(43))).toBeNull();
  });
});

describe('keys under a system that protects nothing', () => {
  it('are marked as such', async () => {
    const store = await KeyStore.open(folder, bare);
    await store.create('real');
    expect(store.protection).toEqual({ by: 'none', backend: 'basic_text', locked: 'no' });
    const [file] = await filesOf();
    expect(JSON.parse(file?.text ?? '')).toMatchObject({ protectedBy: 'nothing' });
  });

  it('are sealed once the system can', async () => {
    const publicKey = await (await KeyStore.open(folder, bare)).create('real');
    const later = await KeyStore.open(folder, protecting);
    const [file] = await filesOf();
    expect(JSON.parse(file?.text ?? '')).toMatchObject({ protectedBy: 'system' });
    expect(signs(later, publicKey)).toBe(true);
  });
});

describe('a passphrase', () => {
  it('that was set when the app ended seals the rest when it is typed', async () => {
    const store = await KeyStore.open(folder, bare);
    const publicKey = await store.create('real');
    const [before] = await filesOf();
    if (before === undefined) throw new Error('there is no file');
    await store.setPassphrase('half way');
    // As if the key had not been reached.
    await writeFile(join(folder, 'keys', before.name), before.text);
    const later = await KeyStore.open(folder, bare);
    await later.unlock('half way');
    const after = (await filesOf()).find(({ name }) => name === before.name);
    expect(JSON.parse(after?.text ?? '')).toMatchObject({ protectedBy: 'passphrase' });
    expect(signs(later, publicKey)).toBe(true);
  });

  it('seals the keys there are and those that come, until it is typed', async () => {
    const store = await KeyStore.open(folder, bare);
    const first = await store.create('real');
    await store.setPassphrase('correct horse');
    const second = await store.create('rehearsal');
    expect(store.protection).toEqual({ by: 'passphrase', backend: 'basic_text', locked: 'no' });
    const texts = (await filesOf()).map(({ text }) => text).join('');
    expect(texts).not.toContain('seed');

    const later = await KeyStore.open(folder, bare);
    expect(later.protection.locked).toBe('yes');
    expect(() => later.find(first)).toThrow('has not been typed');
    await expect(later.create('real')).rejects.toThrow('has not been typed');
    await expect(later.unlock('wrong horse')).rejects.toThrow('does not open');
    expect(later.protection.locked).toBe('yes');
    await later.unlock('correct horse');
    expect(later.protection.locked).toBe('no');
    expect(signs(later, first)).toBe(true);
    expect(signs(later, second)).toBe(true);
    expect(later.find(second)?.use).toBe('rehearsal');
  });

  it('can be changed, and the old one opens nothing then', async () => {
    const store = await KeyStore.open(folder, protecting);
    const publicKey = await store.create('real');
    await store.setPassphrase('the first');
    await store.setPassphrase('the second');
    const later = await KeyStore.open(folder, protecting);
    await expect(later.unlock('the first')).rejects.toThrow('does not open');
    await later.unlock('the second');
    expect(signs(later, publicKey)).toBe(true);
  });
});
