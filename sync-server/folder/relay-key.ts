import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { signerFromSeed } from '../node-crypto.ts';
import { StartError, systemCode } from '../start-error.ts';
import { writeDurably } from './write-durably.ts';

const FORM = /^convene-relay-key\/1 ([A-Za-z0-9_-]{43})\n$/;

/**
 * The relay's key, kept in a file that only its owner may read; made where there is none.
 *
 * @throws StartError where the file is there and holds no key: a new one would not be the one that
 * the ledger names.
 */
export async function openRelayKey(path: string): Promise<Signer> {
  const text = await readIfThere(path);
  if (text === null) {
    const seed = randomBytes(32);
    const line = `convene-relay-key/1 ${seed.toString('base64url')}\n`;
    await writeDurably(path, Buffer.from(line, 'utf8'));
    return signerFromSeed(seed);
  }
  const seed = FORM.exec(text)?.[1];
  if (seed === undefined) throw new StartError(`damaged: ${path} holds no key of a relay`);
  return signerFromSeed(Buffer.from(seed, 'base64url'));
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
