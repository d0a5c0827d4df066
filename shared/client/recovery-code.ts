import { grouped, normalizeBase32, readBase32, writeBase32 } from './base32.ts';
import { CODE_CHARACTERS, readSeedCode, seedDigits, type Seed } from './seed.ts';

/** Of the ledger's id, so that no relay can show its holder another association: 60 bits. */
const LEDGER_DIGITS = 15;
const LEDGER_CHARACTERS = 12;

/** The seed's code and the beginning of the ledger's id, in groups: 38 characters, to be printed. */
export function writeRecoveryCode(seed: Seed, ledger: string): string {
  const start = BigInt(`0x${ledger.slice(0, LEDGER_DIGITS)}`);
  return grouped(seedDigits(seed) + writeBase32(start, LEDGER_CHARACTERS));
}

/** Null where what was typed is no such code. `ledgerStart`: how the ledger's id begins. */
export function readRecoveryCode(typed: string): { seed: Seed; ledgerStart: string } | null {
  const code = normalizeBase32(typed);
  if (code.length !== CODE_CHARACTERS + LEDGER_CHARACTERS) return null;
  const seed = readSeedCode(code.slice(0, CODE_CHARACTERS));
  const start = readBase32(code.slice(CODE_CHARACTERS));
  if (seed === null || start === null) return null;
  return { seed, ledgerStart: start.toString(16).padStart(LEDGER_DIGITS, '0') };
}
