import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { KeyProtection } from '../../../shared/client/host-messages.ts';
import type { Signer } from '../../../shared/ledger/crypto.ts';
import { signerFromSeed } from '../../../sync-server/node-crypto.ts';
import { readKeys, writeKey, type KeyRecord, type KeyUse } from './key-file.ts';
import { PassphraseFile } from './passphrase-file.ts';
import { openWith, sealWith } from './passphrase-seal.ts';
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

/** A secret in a file; how it is protected is said beside it. */
export type Sealed =
  | { readonly protectedBy: 'system'; readonly backend: string; readonly sealed: string }
  | { readonly protectedBy: 'passphrase'; readonly sealed: string }
  | { readonly protectedBy: 'nothing'; readonly secret: string };

export interface OpenedKey {
  readonly use: KeyUse;
  readonly signer: Signer;
}

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
  readonly #file: PassphraseFile;
  /** Whether a passphrase was set, and the key that it opens once it was typed. */
  #passphrase: 'none' | 'set';
  #master: Uint8Array | null = null;

  private constructor(
    folder: string,
    system: SystemProtection,
    records: Map<string, KeyRecord>,
    file: PassphraseFile,
    passphrase: 'none' | 'set',
  ) {
    this.#folder = folder;
    this.#file = file;
    this.#system = system;
    this.#records = records;
    this.#passphrase = passphrase;
  }

  static async open(dataFolder: string, system: SystemProtection): Promise<KeyStore> {
    const folder = join(dataFolder, 'keys');
    const records = await readKeys(folder);
    const file = new PassphraseFile(folder);
    const passphrase = await file.isSet();
    const store = new KeyStore(folder, system, records, file, passphrase);
    if (passphrase === 'none') await store.#protectAll();
    return store;
  }

  get protection(): KeyProtection {
    const { backend, protects } = this.#system;
    const locked = this.#isLocked ? 'yes' : 'no';
    if (this.#passphrase === 'set') return { by: 'passphrase', backend, locked };
    return { by: protects === 'secrets' ? 'system' : 'none', backend, locked };
  }

  /**
   * Makes a key; resolves to its public half once it is on the disk.
   *
   * @throws KeyError `keys-locked` while the passphrase is to be typed.
   */
  async create(use: KeyUse): Promise<string> {
    if (this.#isLocked) throw locked();
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

  /**
   * Seals every key by a passphrase, in the place of whatever protected it before.
   *
   * @throws KeyError `keys-locked` where another one is set and was not typed.
   */
  async setPassphrase(passphrase: string): Promise<void> {
    if (this.#isLocked) throw locked();
    this.#master = await this.#file.set(passphrase, this.#master);
    this.#passphrase = 'set';
    await this.#protectAll();
  }

  /** @throws KeyError `wrong-passphrase`. */
  async unlock(passphrase: string): Promise<void> {
    if (this.#passphrase === 'none') return;
    const master = await this.#file.open(passphrase);
    if (master === null) {
      throw new KeyError('wrong-passphrase', 'the passphrase does not open the keys');
    }
    this.#master = master;
    // When it was set, the app may have ended before all were sealed.
    await this.#protectAll();
  }

  /**
   * Seals what is not a key, as well as a key; `about` is bound to it.
   *
   * @throws KeyError `keys-locked` while the passphrase is to be typed.
   */
  seal(about: string, secret: string): Sealed {
    if (this.#isLocked) throw locked();
    if (this.#master !== null) {
      return { protectedBy: 'passphrase', sealed: sealWith(this.#master, secret, about) };
    }
    const { backend, protects } = this.#system;
    if (protects === 'nothing') return { protectedBy: 'nothing', secret };
    const sealed = this.#system.seal(`${about}\0${secret}`).toString('base64url');
    return { protectedBy: 'system', backend, sealed };
  }

  /**
   * Opens what was sealed about that. While the keys are locked it opens nothing, however it was
   * sealed.
   *
   * @throws KeyError `keys-locked`; `keys-unavailable`.
   */
  unseal(about: string, record: Sealed): string {
    if (this.#isLocked) throw locked();
    switch (record.protectedBy) {
      case 'nothing':
        return record.secret;
      case 'passphrase': {
        const secret = this.#master === null ? null : openWith(this.#master, record.sealed, about);
        if (secret === null) throw unavailable('its file was changed');
        return secret;
      }
      case 'system':
        return this.#openBySystem(about, record.sealed);
    }
  }

  /** How a secret is protected that is sealed now. */
  get best(): Sealed['protectedBy'] {
    return this.#best();
  }

  get #isLocked(): boolean {
    return this.#passphrase === 'set' && this.#master === null;
  }

  #seedOf(record: KeyRecord): string {
    switch (record.protectedBy) {
      case 'nothing':
        return record.seed;
      case 'passphrase': {
        if (this.#master === null) throw locked();
        const seed = openWith(this.#master, record.sealed, aboutKey(record));
        if (seed === null) throw unavailable('its file was changed');
        return seed;
      }
      case 'system':
        return this.#openBySystem(aboutKey(record), record.sealed);
    }
  }

  #openBySystem(about: string, sealed: string): string {
    let opened: string;
    try {
      opened = this.#system.open(Buffer.from(sealed, 'base64url'));
    } catch (error) {
      throw unavailable(error instanceof Error ? error.message : String(error));
    }
    const prefix = `${about}\0`;
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
    if (this.#master !== null) {
      const sealed = sealWith(this.#master, seed, aboutKey(about));
      return { ...about, protectedBy: 'passphrase', sealed };
    }
    const { backend, protects } = this.#system;
    if (protects === 'nothing') return { ...about, protectedBy: 'nothing', seed };
    const sealed = this.#system.seal(`${aboutKey(about)}\0${seed}`).toString('base64url');
    return { ...about, protectedBy: 'system', backend, sealed };
  }

  /**
   * Seals what is less protected than it can be: keys that were made before a passphrase was set, or
   * before the system came to protect secrets.
   */
  async #protectAll(): Promise<void> {
    const best = this.#best();
    for (const record of this.#records.values()) {
      const isLess = record.protectedBy !== best && record.protectedBy !== 'passphrase';
      if (isLess && best !== 'nothing') await this.#keep(record, this.#seedOf(record));
    }
  }

  #best(): KeyRecord['protectedBy'] {
    if (this.#master !== null) return 'passphrase';
    return this.#system.protects === 'secrets' ? 'system' : 'nothing';
  }
}

const locked = (): KeyError => new KeyError('keys-locked', 'the passphrase has not been typed');

const unavailable = (why: string): KeyError =>
  new KeyError('keys-unavailable', `the key cannot be opened: ${why}`);
