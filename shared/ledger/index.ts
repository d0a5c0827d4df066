/** The ledger: signed acts, the chain of entries, replay, export and verification. */

export { makeAct, signAct, readAct, type LedgerAct, type SignedAct } from './act.ts';
export { decodeBase64url, encodeBase64url } from './base64url.ts';
export { readCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoint.ts';
export { ledgerCrypto, type LedgerCrypto, type NativeCrypto, type Signer } from './crypto.ts';
export { NO_HEAD, START, verifyReceipt, type Entry } from './entry.ts';
export { readLine, writeLine, type ExportLine } from './export-line.ts';
export { ExportReader, type Failure, type Verified } from './export-reader.ts';
export { ExportWriter, type ReadText } from './export-writer.ts';
export { deviceIdOf, isSoundKey } from './keys.ts';
export { LedgerWriter, type Answer, type Appended, type Fate } from './ledger-writer.ts';
export { LineSplitter, MAX_LINE_BYTES, type DecodeUtf8 } from './line-splitter.ts';
export { describeProblem, type Problem, type ProblemCode, type Result } from './problem.ts';
export { Replica, type Applied, type LedgerEntry, type ReplicaOptions } from './replica.ts';
export { CURRENT_RULES, rulesVersions, type Rules, type RulesVersions } from './rules-versions.ts';
export { verifyRefusal, type SignedRefusal } from './signed-refusal.ts';
export { STATE_HASH_INTERVAL, stateHashOf } from './state-hash.ts';
export { ExportVerifier, type Verdict } from './verify-export.ts';
