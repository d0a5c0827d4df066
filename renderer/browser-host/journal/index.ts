/** The journal of the browser: an IndexedDB log of every document, with strict durability. */

export { openIndexedDbJournal } from './indexed-db-journal.ts';
