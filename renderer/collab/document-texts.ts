import * as Y from 'yjs';
import { structuredRoots, TEXT_ROOT } from '../../shared/protocol/document-roots.ts';

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
