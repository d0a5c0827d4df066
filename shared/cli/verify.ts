import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { rulesVersions } from '../ledger/rules-versions.ts';
import { ExportVerifier } from '../ledger/verify-export.ts';
import { RULES } from '../rules/index.ts';
import type { CommandIo } from './command-io.ts';
import { decodeUtf8, nodeCrypto, verifyOnThread } from './node-crypto.ts';
import { whyUnreadable } from './read-file.ts';

const USAGE = 'usage: twg verify FILE [--ledger ID]';
const LEDGER = /^[0-9a-f]{64}$/;

/**
 * `twg verify FILE [--ledger ID]`: replays an exported ledger from its genesis and prints the
 * verdict as one JSON object. 0: it holds. 1: it does not. 2: the file cannot be read, or bad usage,
 * with one line on standard error.
 */
export async function verify(args: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
  const usage = readUsage(args);
  if (usage === null) {
    io.err(`twg verify: ${USAGE}`);
    return 2;
  }
  const verifier = new ExportVerifier({
    crypto: nodeCrypto,
    rules: rulesVersions(RULES),
    ledger: usage.ledger,
    decode: decodeUtf8,
    verifyElsewhere: verifyOnThread,
  });
  try {
    await readInto(verifier, io.resolvePath(usage.file));
  } catch (error) {
    io.err(`twg verify: ${JSON.stringify(usage.file)} ${whyUnreadable(error)}`);
    return 2;
  }
  const verdict = await verifier.end();
  io.out(JSON.stringify(verdict));
  return verdict.ok ? 0 : 1;
}

function readUsage(args: readonly string[]): { file: string; ledger: string | null } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ledger: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    const ledger = values.ledger ?? null;
    if (file === undefined || more.length > 0) return null;
    return ledger === null || LEDGER.test(ledger) ? { file, ledger } : null;
  } catch {
    // An unknown option, or one without its value.
    return null;
  }
}

const CHUNK_BYTES = 1024 * 1024;

async function readInto(verifier: ExportVerifier, path: string): Promise<void> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    await verifier.push(chunk as Buffer);
    if (verifier.hasFailed) return;
  }
}
