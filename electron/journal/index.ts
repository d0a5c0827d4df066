/** The journal of the desktop: one checksummed append-only file a document. */

export { openFileJournal, type FileJournalOptions } from './file-journal.ts';
export { nodeDisk, type JournalDisk } from './journal-disk.ts';
