import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../durable-file.ts';

/** What a key is for: a rehearsal's acts may be signed by a script. */
export type KeyUse = 'real' | 'rehearsal';

const about = {
  form: z.literal('convene-key/1'),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  use: z.enum(['real', 'rehearsal']),
};

/** A key in its file; how its private half is protected is said beside it. */
const keyRecord = z.discriminatedUnion('protectedBy', [
  z.strictObject({
    ...about,
    protectedBy: z.literal('system'),
    backend: z.string(),
    sealed: z.string(),
  }),
  z.strictObject({
    ...about,
    protectedBy: z.literal('passphrase'),
    sealed: z.string(),
  }),
  z.strictObject({ ...about, protectedBy: z.literal('nothing'), seed: z.string() }),
]);
export type KeyRecord = z.infer<typeof keyRecord>;

const nameOf = (publicKey: string): string =>
  `${createHash('sha256').update(publicKey).digest('hex')}.json`;

export async function writeKey(folder: string, record: KeyRecord): Promise<void> {
  await writeDurably(join(folder, nameOf(record.publicKey)), `${JSON.stringify(record)}\n`);
}

/** All keys in a folder. A file that is no key's is left where it is and not read. */
export async function readKeys(folder: string): Promise<Map<string, KeyRecord>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keys = new Map<string, KeyRecord>();
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{64}\.json$/.test(name)) continue;
    const record = readRecord(await readFile(join(folder, name), 'utf8'));
    if (record !== null && nameOf(record.publicKey) === name) keys.set(record.publicKey, record);
  }
  return keys;
}

function readRecord(text: string): KeyRecord | null {
  try {
    return keyRecord.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
