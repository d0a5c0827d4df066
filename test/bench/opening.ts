/** Fills a journal with the updates of a document, and opens the document from it. */

import * as Y from 'yjs';
import { nextFrame } from '../../renderer/collab/frames.ts';
import { JournalWriter } from '../../renderer/collab/journal-writer.ts';
import { OpenDocument } from '../../renderer/collab/open-document.ts';
import type { Journal } from '../../shared/client/journal.ts';
import { pageHost } from '../collab/page-host.ts';

export interface Opened {
  /** From asking until the text is there, in ms. */
  readonly ms: number;
  /** Updates that were read. */
  readonly rows: number;
  readonly length: number;
}

const LEDGER = 'a'.repeat(64);
const DOCUMENT = 'notes/t1';
/** So many are appended before what was is waited for. */
const AT_ONCE = 250;
/** So many rows a journal may have without being compacted when it is opened: `journal-writer.ts`. */
const MOST_KEPT = 500;
/** More than this it never holds once it rests. */
const COMPACTED = 1001;

/**
 * As an open document does, with its compaction by count; in the end with as many rows as it may
 * have without being compacted when it is opened.
 */
export async function writeCompacting(
  journal: Journal,
  updates: readonly Uint8Array[],
): Promise<void> {
  await writeAsOpen(journal, updates.slice(0, 1 - MOST_KEPT));
  const doc = new Y.Doc();
  const rows = await journal.open(DOCUMENT);
  for (const row of rows) Y.applyUpdate(doc, row);
  await journal.compact(DOCUMENT, Y.encodeStateAsUpdate(doc), rows.length);
  await writeOnly(journal, updates.slice(1 - MOST_KEPT));
}

async function writeAsOpen(journal: Journal, updates: readonly Uint8Array[]): Promise<void> {
  const place = { host: pageHost(journal, null), ledger: LEDGER, document: DOCUMENT };
  const writer = new JournalWriter(place, { changed: () => {}, readable: () => {} });
  await writer.load(new Y.Doc(), null);
  for (const [index, update] of updates.entries()) {
    writer.local(update);
    if (index % AT_ONCE === AT_ONCE - 1) await writer.idle();
  }
  await writer.idle();
  while ((await journal.open(DOCUMENT)).length > COMPACTED)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

export async function writeOnly(journal: Journal, updates: readonly Uint8Array[]): Promise<void> {
  let written: Promise<void>[] = [];
  for (const update of updates) {
    written.push(journal.append(DOCUMENT, update, 'local'));
    if (written.length < AT_ONCE) continue;
    await Promise.all(written);
    written = [];
  }
  await Promise.all(written);
}

/** A journal that stays as it is, however often it is opened. */
export const withoutCompaction = (journal: Journal): Journal => ({
  open: (document) => journal.open(document),
  append: (document, update, from) => journal.append(document, update, from),
  compact: () => Promise.resolve(),
  setAside: (document, state) => journal.setAside(document, state),
  documents: () => journal.documents(),
  close: () => journal.close(),
});

/** Opens the journal and, from it, the document; until there is its text. */
export async function openFrom(
  openJournal: () => Promise<Journal>,
  Socket?: typeof WebSocket,
): Promise<Opened> {
  const began = performance.now();
  const journal = await openJournal();
  const open = new OpenDocument({
    host: pageHost(journal, null),
    ledger: LEDGER,
    document: DOCUMENT,
    nextFrame,
    ...(Socket === undefined ? {} : { WebSocket: Socket }),
  });
  await new Promise<void>((resolve) => {
    open.subscribe(() => {
      if (open.view !== null) resolve();
    });
  });
  const length = open.view?.doc.getText('content').toJSON().length ?? 0;
  const ms = performance.now() - began;
  const rows = (await withoutCompaction(journal).open(DOCUMENT)).length;
  await open.close();
  await journal.close();
  return { ms, length, rows };
}
