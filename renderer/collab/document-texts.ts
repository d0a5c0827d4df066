import * as Y from 'yjs';
import { structuredRoots, TEXT_ROOT } from '../../shared/protocol/document-roots.ts';
import type { SuggestedChunk } from '../../shared/review/entries.ts';
import { readEntry } from '../../shared/review/read-entry.ts';

/** The text of each field of a document, as a person can read it. */
export function textsOf(document: string, doc: Y.Doc): Record<string, string> {
  const roots = structuredRoots(document);
  if (roots === null) return { [TEXT_ROOT]: doc.getText(TEXT_ROOT).toJSON() };
  const texts: Record<string, string> = {};
  for (const [root, type] of roots) {
    switch (type) {
      case 'text':
        texts[root] = doc.getText(root).toJSON();
        break;
      case 'log':
        texts[root] = doc
          .getArray(root)
          .toArray()
          .map(saidLine)
          .filter((line) => line !== '')
          .join('\n');
        break;
      case 'array':
        texts[root] = doc.getArray(root).toArray().map(lineOf).join('\n');
        break;
      case 'map':
        texts[root] = [...doc.getMap(root).entries()]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => `${key}: ${plain(value)}`)
          .join('\n');
    }
  }
  return texts;
}

/** What was said in a review, in one line; empty where it has no words of its own. */
function saidLine(value: unknown): string {
  const read = readEntry(value);
  if (read.type !== 'entry') return '';
  const { entry } = read;
  switch (entry.type) {
    case 'comment':
      return entry.quote === ''
        ? `Comment: ${plain(entry.text)}`
        : `Comment on “${plain(entry.quote)}”: ${plain(entry.text)}`;
    case 'reply':
      return `Reply: ${plain(entry.text)}`;
    case 'edit':
      return `Comment, changed: ${plain(entry.text)}`;
    case 'suggestion':
      return [entry.note, ...entry.chunks.map(changeWords)].map(plain).filter(Boolean).join('; ');
    case 'version':
      return entry.name === null ? '' : `Version: ${plain(entry.name)}`;
    case 'remove':
      return 'A comment taken back';
    case 'resolve':
      return 'A thread resolved';
    case 'reopen':
      return 'A thread reopened';
    case 'decision':
      return `Suggested changes decided: ${entry.outcome} (${entry.chunks.length})`;
    case 'withdraw':
      return 'A suggestion withdrawn';
  }
}

function changeWords({ original, replacement }: SuggestedChunk): string {
  if (original === '') return `Insert “${replacement}”`;
  return replacement === '' ? `Delete “${original}”` : `Replace “${original}” by “${replacement}”`;
}

/** An output of a charter in one line: `dip: Address format`. */
export function lineOf(item: unknown): string {
  if (!(item instanceof Y.Map)) return plain(item);
  return `${plain(item.get('kind'))}: ${plain(item.get('title'))}`;
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ');
  if (typeof value === 'number') return String(value);
  return value instanceof Y.Text ? value.toJSON().replace(/\s+/g, ' ') : '';
}
