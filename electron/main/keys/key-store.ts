import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyProtection } from '../../../shared/client/host-messages.ts';
import type { Signer } from '../../../shared/ledger/crypto.ts';
import { signerFromSeed } from '../../../sync-server/node-crypto.ts';
import { readTextIfThere, writeDurably } from '../durable-file.ts';
import { readKeys, writeKey, type KeyRecord, type KeyUse } from './key-file.ts';
import {
  derive,
  newDerivation,
  openWith,
  sealWith,
  type Derivation,
  type PassphraseKey,
} from './passphrase-seal.ts';
import type { SystemProtection } from './system-protection.ts';

/** Why a key cannot be used; the code is one of a host's problems. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly code: 'keys-locked' | 'keys-unavailable' | 'wrong-passphrase';

  constructor(code: KeyError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export interface OpenedKey {
  readonly use: KeyUse;
  readonly signer: Signer;
}

const passphraseForm = z.strictObject({
  form: z.literal('convene-passphrase/1'),
  derivation: z.strictObject({ salt: z.string(), cost: z.int().min(2) }),
  check: z.string(),
});

const CHECKED = 'convene-passphrase/1';

/** Whose a sealed seed is, and what for, is sealed with it: neither can be changed in the file. */
const aboutKey = (record: Pick<KeyRecord, 'publicKey' | 'use'>): string =>
  `convene-key/1\0${record.use}\0${record.publicKey}`;

/**
 * The device's keys, in the folder `keys`. Private halves leave it for nobody: it hands out what
 * signs. Made once, in the main process.
 */
export class KeyStore {
  readonly #folder: string;
  readonly #system: SystemProtection;
  readonly #records: Map<string, KeyRecord>;
  readonly #opened = new Map<string, OpenedKey>();
  /** Whether a passphrase was set, and the key that was made of it once it was typed. */
  #passphrase: 'none' | 'set';
  #typed: PassphraseKey | null = null;

  private constructor(
    folder: string,
    system: SystemProtection,
    records: Map<string, KeyRecord>,
    passphrase: 'none' | 'set',
  ) {
    this.#folder = folder;
    this.#system = system;
    this.#records = records;
    this.#passphrase = passphrase;
  }

  static async open(dataFolder: string, system: SystemProtection): Promise<KeyStore> {
    const folder = join(dataFolder, 'keys');
    const records = await readKeys(folder);
    const set = (await readTextIfThere(passphraseFile(folder))) !== null;
    const store = new KeyStore(folder, system, records, set ? 'set' : 'none');
    await store.#protectWhatIsBare();
    return store;
  }

  get protection(): KeyProtection {
    const { backend, protects } = this.#system;
    const locked = this.#isLocked() ? 'yes' : 'no';
    if (this.#passphrase === 'set') return { by: 'passphrase', backend, locked };
    return { by: protects === 'secrets' ? 'system' : 'none', backend, locked };
  }

  /**
   * Makes a key; resolves to its public half once it is on the disk.
   *
   * @throws KeyError `keys-locked` while the passphrase is to be typed.
   */
  async create(use: KeyUse): Promise<string> {
    if (this.#passphrase === 'set' && this.#typed === null) throw locked();
    const seed = randomBytes(32);
    const signer = signerFromSeed(seed);
    await this.#keep({ publicKey: signer.publicKey, use }, seed.toString('base64url'));
    this.#opened.set(signer.publicKey, { use, signer });
    return signer.publicKey;
  }

  /**
   * What signs with a key; null where this device has no such key.
   *
   * @throws KeyError `keys-locked`; `keys-unavailable` where the system does not open its seal.
   */
  find(publicKey: string): OpenedKey | null {
    const opened = this.#opened.get(publicKey);
    if (opened !== undefined) return opened;
    const record = this.#records.get(publicKey);
    if (record === undefined) return null;
    const signer = signerFromSeed(Buffer.from(this.#seedOf(record), 'base64url'));
    if (signer.publicKey !== publicKey) throw unavailable('its file holds another key');
    const key = { use: record.use, signer };
    this.#opened.set(publicKey, key);
    return key;
  }

  /** Seals every key by a passphrase, in the place of whatever protected it before. */
  async setPassphrase(passphrase: string): Promise<void> {
    const seeds = [...this.#records.values()].map((record) => ({
      record,
      seed: this.#seedOf(record),
    }));
    const typed = await derive(passphrase, newDerivation());
    this.#typed = typed;
    this.#passphrase = 'set';
    const check = sealWith(typed, CHECKED, CHECKED);
    const text = JSON.stringify({ form: CHECKED, derivation: typed.derivation, check });
    await writeDurably(passphraseFile(this.#folder), `${text}\n`);
    for (const { record, seed } of seeds) await this.#keep(record, seed);
  }

  /** @throws KeyError `wrong-passphrase`. */
  async unlock(passphrase: string): Promise<void> {
    if (this.#passphrase === 'none') return;
    const typed = await this.#typedRightly(passphrase);
    for (const record of this.#records.values()) {
      if (record.protectedBy !== 'passphrase') continue;
      const key = await keyFor(typed, passphrase, record.derivation);
      const seed = openWith(key, record.sealed, aboutKey(record));
      // Sealed by a passphrase of before, when setting another one was cut short.
      if (seed === null) continue;
      const signer = signerFromSeed(Buffer.from(seed, 'base64url'));
      this.#opened.set(record.publicKey, { use: record.use, signer });
    }
    this.#typed = typed;
  }

  async #typedRightly(passphrase: string): Promise<PassphraseKey> {
    const text = await readTextIfThere(passphraseFile(this.#folder));
    const { derivation, check } = passphraseForm.parse(JSON.parse(text ?? 'null'));
    const typed = await derive(passphrase, derivation);
    if (openWith(typed, check, CHECKED) === CHECKED) return typed;
    throw new KeyError('wrong-passphrase', 'the passphrase does not open the keys');
  }

  #isLocked(): boolean {
    if (this.#passphrase === 'none') return false;
    return this.#typed === null;
  }

  #seedOf(record: KeyRecord): string {
    switch (record.protectedBy) {
      case 'nothing':
        return record.seed;
      case 'passphrase': {
        if (this.#typed === null) throw locked();
        const seed = openWith(this.#typed, record.sealed, aboutKey(record));
        if (seed === null) throw unavailable('it is sealed by another passphrase');
        return seed;
      }
      case 'system':
        return this.#openBySystem(record, record.sealed);
    }
  }

  #openBySystem(record: KeyRecord, sealed: string): string {
    let opened: string;
    try {
      opened = this.#system.open(Buffer.from(sealed, 'base64url'));
    } catch (error) {
      throw unavailable(error instanceof Error ? error.message : String(error));
    }
    const prefix = `${aboutKey(record)}\0`;
    if (!opened.startsWith(prefix)) throw unavailable('its file was changed');
    return opened.slice(prefix.length);
  }

  async #keep(key: Pick<KeyRecord, 'publicKey' | 'use'>, seed: string): Promise<void> {
    const record = this.#protect(key, seed);
    await writeKey(this.#folder, record);
    this.#records.set(record.publicKey, record);
  }

  #protect({ publicKey, use }: Pick<KeyRecord, 'publicKey' | 'use'>, seed: string): KeyRecord {
    const about = { form: 'convene-key/1', publicKey, use } as const;
    if (this.#typed !== null) {
      const { derivation } = this.#typed;
      const sealed = sealWith(this.#typed, seed, aboutKey(about));
      return { ...about, protectedBy: 'passphrase', derivation, sealed };
    }
    const { backend, protects } = this.#system;
    if (protects === 'nothing') return { ...about, protectedBy: 'nothing', seed };
    const sealed = this.#system.seal(`${aboutKey(about)}\0${seed}`).toString('base64url');
    return { ...about, protectedBy: 'system', backend, sealed };
  }

  /** A system that has come to protect secrets protects the keys that were made before. */
  async #protectWhatIsBare(): Promise<void> {
    if (this.#passphrase === 'set' || this.#system.protects === 'nothing') return;
    for (const record of this.#records.values()) {
      if (record.protectedBy === 'nothing') await this.#keep(record, record.seed);
    }
  }
}

const passphraseFile = (folder: string): string => join(folder, 'passphrase.json');

const locked = (): KeyError => new KeyError('keys-locked', 'the passphrase has not been typed');

const unavailable = (why: string): KeyError =>
  new KeyError('keys-unavailable', `the key cannot be opened: ${why}`);

async function keyFor(
  typed: PassphraseKey,
  passphrase: string,
  derivation: Derivation,
): Promise<PassphraseKey> {
  const same = typed.derivation.salt === derivation.salt;
  return same ? typed : derive(passphrase, derivation);
}
