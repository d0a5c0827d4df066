/** The ledger on disk: one append-only file in the export format, and the refusals beside it. */

export {
  flushFolder,
  openAppendFile,
  type AppendFile,
  type OpenAppendFile,
} from './append-file.ts';
export { writeExportCopy } from './export-copy.ts';
export type { LedgerStore, Unit } from './ledger-store.ts';
export { openLedger } from './open-ledger.ts';
export { openRefusals, type RefusalLog } from './refusal-log.ts';
