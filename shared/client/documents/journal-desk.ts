import type { DraftShelf } from '../draft-shelf.ts';
import type { HostContext } from '../host-context.ts';
import { keeping } from '../host-error.ts';
import type { HostReplies, HostRequestOf, Nothing } from '../host-messages.ts';

const NOTHING: Nothing = {};

/** What windows ask of the journal; whatever reads it here is told. */
export async function openJournal(
  { associations }: HostContext,
  { ledger, document }: HostRequestOf<'journal-open'>,
): Promise<HostReplies['journal-open']> {
  const { journal } = await associations.store(ledger);
  return { updates: await keeping(() => journal.open(document)) };
}

export async function appendToJournal(
  context: HostContext,
  { ledger, document, update, from }: HostRequestOf<'journal-append'>,
): Promise<Nothing> {
  const { associations } = context;
  const { journal } = await associations.store(ledger);
  await keeping(() => journal.append(document, update, from));
  (await associations.documents(ledger)).appended(document, update);
  if (from === 'local') context.emit({ type: 'journal', ledger, document, update });
  return NOTHING;
}

export async function compactJournal(
  { associations }: HostContext,
  { ledger, document, state, count }: HostRequestOf<'journal-compact'>,
): Promise<Nothing> {
  const { journal } = await associations.store(ledger);
  await keeping(() => journal.compact(document, state, count));
  return NOTHING;
}

export async function setJournalAside(
  { associations }: HostContext,
  shelf: DraftShelf,
  request: HostRequestOf<'journal-set-aside'>,
): Promise<HostReplies['journal-set-aside']> {
  const draft = await shelf.setAside(request);
  (await associations.documents(request.ledger)).replaced(request.document);
  return draft;
}
