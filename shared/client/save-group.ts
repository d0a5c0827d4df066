import type * as Y from 'yjs';
import { slugOf } from '../documents/file-names.ts';
import { TEXT_ROOT } from '../protocol/document-roots.ts';
import { REVIEW_ROOT } from '../review/entries.ts';
import { readReview } from '../review/read-review.ts';
import { GroupFolder } from './group-folder/group-folder.ts';
import type { GroupSource } from './group-folder/source.ts';
import { groupOfAct } from './group-of-act.ts';
import type { HostContext } from './host-context.ts';
import { HostError, keeping } from './host-error.ts';
import type { HistoryItem, HostReplies, HostRequestOf } from './host-messages.ts';
import type { LedgerCopy } from './ledger-copy.ts';
import type { SaveBytes, SaveFolder } from './save-file.ts';

/** Writes bytes where the person says. */
export async function saveBytesWhere(
  saveBytes: SaveBytes,
  { suggestedName, bytes }: HostRequestOf<'save-bytes'>,
): Promise<HostReplies['save-bytes']> {
  return { path: await keeping(() => saveBytes(suggestedName, bytes)) };
}

/** Writes all of a group as a folder of plain files where the person says. */
export async function saveGroup(
  context: HostContext,
  saveFolder: SaveFolder,
  { ledger, twg: id }: HostRequestOf<'save-group'>,
): Promise<HostReplies['save-group']> {
  const source = await sourceOf(context, ledger, id);
  const twg = source.state.twg.get(id);
  if (twg === undefined)
    throw new HostError('unknown-group', 'there is no such group', { twg: id });
  const folder = new GroupFolder(source, twg);
  const name = `${slugOf(twg.name, id)}-${source.position.seq}`;
  const path = await keeping(() => saveFolder(name, folder.files()));
  return { path, files: folder.count, missing: folder.missing };
}

async function sourceOf(
  { associations, ports }: HostContext,
  ledger: string,
  twg: string,
): Promise<GroupSource> {
  const { copy } = await associations.client(ledger);
  const documents = await associations.documents(ledger);
  // What is shown now is what is exported, whatever comes meanwhile.
  const { state, position, at } = copy.shown;
  const history = await historyUpTo(copy, position.seq);
  const here = new Set(await documents.journal.names());
  const lacking = (await documents.mirror.lacking()).filter((name) => !here.has(name));
  return {
    ledger,
    state,
    position,
    at,
    crypto: ports.crypto,
    history: history.filter(({ data }) => groupOfAct(state, data) === twg),
    documents: here,
    lacking,
    text: (document) => documents.journal.read(document, (doc) => doc.getText(TEXT_ROOT).toJSON()),
    review: (document) => documents.journal.read(`comments/${document}`, reviewIn),
    bytes: (sha256) => documents.attachments.read(sha256).catch(() => null),
  };
}

const reviewIn = (doc: Y.Doc) => readReview(doc.getArray(REVIEW_ROOT).toArray());

const PORTION = 500;

/** The acts up to an entry, oldest first. */
async function historyUpTo(copy: LedgerCopy, seq: number): Promise<HistoryItem[]> {
  const items: HistoryItem[] = [];
  for (let before: number | null = seq + 1; before !== null;) {
    const page: HostReplies['history'] = await copy.history(before, PORTION);
    items.push(...page.items);
    before = page.more === 'yes' ? (page.items.at(-1)?.seq ?? null) : null;
  }
  return items.reverse();
}
