/** A charter as shared text: reading it from its document, and putting a published one into it. */

import * as Y from 'yjs';
import type { Charter, Output, OutputKind } from '../../../shared/documents/proposal-markdown.ts';

const KINDS: readonly string[] = ['dip', 'report', 'recommendation'] satisfies OutputKind[];

const isKind = (value: unknown): value is OutputKind =>
  typeof value === 'string' && KINDS.includes(value);

/** A title on one line: what a paste brought of line breaks and control characters becomes a space. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

function outputOf(item: unknown): Output | null {
  if (!(item instanceof Y.Map)) return null;
  const kind: unknown = item.get('kind');
  const title: unknown = item.get('title');
  return { kind: isKind(kind) ? kind : 'report', title: onOneLine(titleText(title)) };
}

const titleText = (title: unknown): string => {
  if (typeof title === 'string') return title;
  return title instanceof Y.Text ? title.toJSON() : '';
};

const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1095;

/** The charter as the live text of its document stands, in the form that an act has. */
export function charterOf(doc: Y.Doc): Charter {
  const days = doc.getMap('fields').get('durationDays');
  return {
    scope: doc.getText('scope').toJSON(),
    limits: doc.getText('limits').toJSON(),
    outputs: doc
      .getArray('outputs')
      .toArray()
      .map(outputOf)
      .filter((output): output is Output => output !== null),
    durationDays: isDays(days) ? days : null,
    profiles: doc.getText('profiles').toJSON(),
  };
}

/** Whether anybody has ever written in the document. A text that was deleted counts as written. */
export const isUntouched = (doc: Y.Doc): boolean => doc.store.clients.size === 0;

/**
 * Puts a published charter into a document in which nobody has written. Only ever at a person's
 * word: two who did it at once would leave every text there twice.
 */
export function startFrom(doc: Y.Doc, charter: Charter): void {
  if (!isUntouched(doc)) return;
  doc.transact(() => {
    doc.getText('scope').insert(0, charter.scope);
    doc.getText('limits').insert(0, charter.limits);
    doc.getText('profiles').insert(0, charter.profiles);
    const outputs = charter.outputs.map(({ kind, title }) => {
      const item = new Y.Map<string>();
      item.set('kind', kind);
      item.set('title', title);
      return item;
    });
    doc.getArray('outputs').insert(0, outputs);
    if (charter.durationDays !== null) {
      doc.getMap('fields').set('durationDays', charter.durationDays);
    }
  });
}
