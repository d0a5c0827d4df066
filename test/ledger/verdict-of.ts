import { decodeUtf8, nodeCrypto, verifyOnThread } from '../../shared/cli/node-crypto.ts';
import { ExportVerifier, type Verdict } from '../../shared/ledger/verify-export.ts';
import { bytesOf, RULE_VERSIONS } from './test-association.ts';

/**
 * The verdict on bytes, or on lines, each of which then ends with a line feed; given to the
 * verifier in pieces of so many bytes.
 */
export async function verdictOf(
  given: Uint8Array | readonly string[],
  ledger: string | null = null,
  pieces = Number.POSITIVE_INFINITY,
): Promise<Verdict> {
  const verifier = new ExportVerifier({
    crypto: nodeCrypto,
    rules: RULE_VERSIONS,
    ledger,
    decode: decodeUtf8,
    verifyElsewhere: verifyOnThread,
  });
  const bytes = given instanceof Uint8Array ? given : bytesOf(given);
  for (let from = 0; from < bytes.length; from += pieces) {
    await verifier.push(bytes.subarray(from, from + pieces));
  }
  return verifier.end();
}

/** The code of the problem and its line, as `12 act-signature`; `ok` where it holds. */
export async function failureOf(
  given: Uint8Array | readonly string[],
  ledger: string | null = null,
  pieces?: number,
): Promise<string> {
  const verdict = await verdictOf(given, ledger, pieces);
  if (verdict.ok) return 'ok';
  return `${verdict.line} ${verdict.problem.split(':')[0] ?? ''}`;
}
