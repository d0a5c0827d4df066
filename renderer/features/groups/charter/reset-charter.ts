import * as Y from 'yjs';
import { textEdits } from '../../../../shared/documents/text-diff.ts';
import type { Charter } from '../../../../shared/documents/proposal-markdown.ts';
import { charterOf } from '../../proposals/charter-document.ts';

/** Makes a charter's draft say what a charter says, in one step; what is the same stays as it is. */
export function resetCharter(doc: Y.Doc, charter: Charter): void {
  const now = charterOf(doc);
  doc.transact(() => {
    for (const field of ['scope', 'limits', 'profiles'] as const) {
      const text = doc.getText(field);
      for (const { from, to, insert } of textEdits(text.toJSON(), charter[field]).toReversed()) {
        if (to > from) text.delete(from, to - from);
        if (insert !== '') text.insert(from, insert);
      }
    }
    if (JSON.stringify(now.outputs) !== JSON.stringify(charter.outputs)) {
      const outputs = doc.getArray('outputs');
      outputs.delete(0, outputs.length);
      outputs.insert(0, charter.outputs.map(outputItem));
    }
    const fields = doc.getMap('fields');
    if (charter.durationDays === null) fields.delete('durationDays');
    else if (now.durationDays !== charter.durationDays) {
      fields.set('durationDays', charter.durationDays);
    }
  });
}

function outputItem({ kind, title }: Charter['outputs'][number]): Y.Map<string> {
  const item = new Y.Map<string>();
  item.set('kind', kind);
  item.set('title', title);
  return item;
}
