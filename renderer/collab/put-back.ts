import * as Y from 'yjs';
import type { SetAsideDraft } from '../../shared/client/host-messages.ts';
import { structuredRoots, TEXT_ROOT, type RootType } from '../../shared/protocol/document-roots.ts';
import { lineOf } from './document-texts.ts';
import { threeWayEdits } from './three-way.ts';

type DraftTexts = Pick<SetAsideDraft, 'document' | 'texts' | 'base'>;

/** The edits of a draft that is put back are one step for the undo of whoever does it. */
export const PUT_BACK = 'put-back';

/** Fields in which the draft differs from what was left without it. */
export const changedFields = ({ texts, base }: Omit<DraftTexts, 'document'>): string[] =>
  Object.keys(texts).filter((field) => texts[field] !== (base[field] ?? ''));

/** Makes the changes of a draft again, as new edits of whoever does it, on the text as it is now. */
export function putBack(doc: Y.Doc, draft: DraftTexts): void {
  const roots = structuredRoots(draft.document) ?? new Map<string, RootType>([[TEXT_ROOT, 'text']]);
  doc.transact(() => {
    for (const field of changedFields(draft)) {
      const mine = draft.texts[field] ?? '';
      const base = draft.base[field] ?? '';
      const root = roots.get(field);
      if (root === 'text') putTextBack(doc.getText(field), base, mine);
      if (root === 'array') putLinesBack(doc.getArray(field), base, mine);
      if (root === 'map') putPairsBack(doc.getMap(field), base, mine);
    }
  }, PUT_BACK);
}

function putTextBack(text: Y.Text, base: string, mine: string): void {
  // From the end, so that the offsets before stay as they are.
  for (const { from, to, insert } of threeWayEdits(base, mine, text.toJSON()).reverse()) {
    if (to > from) text.delete(from, to - from);
    if (insert !== '') text.insert(from, insert);
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function putLinesBack(array: Y.Array<unknown>, base: string, mine: string): void {
  const before = new Set(linesOf(base));
  const wanted = linesOf(mine);
  const gone = new Set([...before].filter((line) => !wanted.includes(line)));
  for (let index = array.length - 1; index >= 0; index--)
    if (gone.has(lineOf(array.get(index)))) array.delete(index);
  const there = new Set(array.toArray().map(lineOf));
  for (const [index, line] of wanted.entries()) {
    if (before.has(line) || there.has(line)) continue;
    const [kind, title] = pairOf(line);
    const item = new Y.Map<unknown>();
    item.set('kind', kind);
    item.set('title', title);
    array.insert(Math.min(index, array.length), [item]);
  }
}

function putPairsBack(map: Y.Map<unknown>, base: string, mine: string): void {
  const before = new Map(linesOf(base).map(pairOf));
  const wanted = new Map(linesOf(mine).map(pairOf));
  for (const key of before.keys()) if (!wanted.has(key)) map.delete(key);
  for (const [key, value] of wanted)
    if (before.get(key) !== value) map.set(key, /^\d{1,9}$/.test(value) ? Number(value) : value);
}

function pairOf(line: string): [string, string] {
  const at = line.indexOf(': ');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)];
}
