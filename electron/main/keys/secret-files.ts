import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HostError } from '../../../shared/client/host-error.ts';
import type { SecretPort } from '../../git/secret-port.ts';
import { flushFolder } from '../../../sync-server/ledger-file/index.ts';
import { readTextIfThere, writeDurably } from '../durable-file.ts';
import { KeyError, type KeyStore, type Sealed } from './key-store.ts';

const sealedForm: z.ZodType<Sealed> = z.discriminatedUnion('protectedBy', [
  z.strictObject({ protectedBy: z.literal('system'), backend: z.string(), sealed: z.string() }),
  z.strictObject({ protectedBy: z.literal('passphrase'), sealed: z.string() }),
  z.strictObject({ protectedBy: z.literal('nothing'), secret: z.string() }),
]);

const NAME = /^[a-z0-9-]{1,150}$/;

/**
 * Secrets that are no keys, in the folder `secrets`, a file each, sealed as keys are: a person's token
 * for GitHub, a remote's login. They leave the main process only for whom they are meant.
 */
export class SecretFiles implements SecretPort {
  readonly #folder: string;
  readonly #keys: KeyStore;

  private constructor(folder: string, keys: KeyStore) {
    this.#folder = folder;
    this.#keys = keys;
  }

  static async open(dataFolder: string, keys: KeyStore): Promise<SecretFiles> {
    const files = new SecretFiles(join(dataFolder, 'secrets'), keys);
    // The system may protect by now what it did not when it was kept.
    if (keys.protection.locked === 'no') await files.protectAll();
    return files;
  }

  async has(name: string): Promise<'yes' | 'no'> {
    return (await readTextIfThere(this.#path(name))) === null ? 'no' : 'yes';
  }

  read(name: string): Promise<string | null> {
    return opening(async () => {
      const text = await readTextIfThere(this.#path(name));
      if (text === null) return null;
      return this.#keys.unseal(about(name), sealedForm.parse(JSON.parse(text)));
    });
  }

  write(name: string, secret: string | null): Promise<void> {
    return opening(async () => {
      const path = this.#path(name);
      if (secret !== null) {
        await writeDurably(path, `${JSON.stringify(this.#keys.seal(about(name), secret))}\n`);
        return;
      }
      if ((await readTextIfThere(path)) === null) return;
      await rm(path, { force: true });
      await flushFolder(this.#folder);
    });
  }

  /** Seals anew what is less protected than it can be, once a passphrase was set or typed. */
  async protectAll(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const file of await readdir(this.#folder)) {
      const name = file.replace(/\.json$/, '');
      if (name === file || !NAME.test(name)) continue;
      const read = sealedForm.safeParse(parsed(await readFile(join(this.#folder, file), 'utf8')));
      if (!read.success || read.data.protectedBy === this.#keys.best) continue;
      if (this.#keys.best === 'nothing') continue;
      // What the system does not open now is said when it is needed.
      const secret = await this.read(name).catch(() => null);
      if (secret !== null) await this.write(name, secret);
    }
  }

  #path(name: string): string {
    if (!NAME.test(name)) throw new Error(`not a name of a secret: ${name}`);
    return join(this.#folder, `${name}.json`);
  }
}

const about = (name: string): string => `convene-secret/1\0${name}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @throws HostError with the code of a KeyError; `keys-unavailable` where a file cannot be read. */
async function opening<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeyError) throw new HostError(error.code, error.message);
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      throw new HostError('keys-unavailable', 'the file of the secret was changed');
    }
    throw error;
  }
}
