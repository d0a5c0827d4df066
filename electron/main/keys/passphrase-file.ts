import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readTextIfThere, writeDurably } from '../durable-file.ts';
import { derive, newDerivation, openWith, sealWith } from './passphrase-seal.ts';

const FORM = 'convene-passphrase/1';

const passphraseForm = z.strictObject({
  form: z.literal(FORM),
  derivation: z.strictObject({ salt: z.string(), cost: z.int().min(2) }),
  /** The master key, which seals the keys; sealed by what the passphrase makes. */
  sealed: z.string(),
});

/**
 * The passphrase of a folder of keys, in `passphrase.json`: it seals a master key, so that another
 * passphrase is one file put in place, and no key is ever between two.
 */
export class PassphraseFile {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'passphrase.json');
  }

  async isSet(): Promise<'set' | 'none'> {
    return (await readTextIfThere(this.#path)) === null ? 'none' : 'set';
  }

  /** Sets the passphrase of a master key; makes one where there is none yet. */
  async set(passphrase: string, known: Uint8Array | null): Promise<Uint8Array> {
    const master = known ?? randomBytes(32);
    const derivation = newDerivation();
    const key = await derive(passphrase, derivation);
    const sealed = sealWith(key, Buffer.from(master).toString('base64url'), FORM);
    await writeDurably(this.#path, `${JSON.stringify({ form: FORM, derivation, sealed })}\n`);
    return master;
  }

  /** The master key; null where the passphrase is another one. */
  async open(passphrase: string): Promise<Uint8Array | null> {
    const text = await readTextIfThere(this.#path);
    const { derivation, sealed } = passphraseForm.parse(JSON.parse(text ?? 'null'));
    const master = openWith(await derive(passphrase, derivation), sealed, FORM);
    return master === null ? null : Buffer.from(master, 'base64url');
  }
}
