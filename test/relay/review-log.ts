import * as Y from 'yjs';
import type { DocumentClient } from './document-client.ts';
import type { DocumentRelay } from './document-relay.ts';

/** The log of what is said about some notes. */
export const LOG = 'comments/notes/t1';

export type Entry = Readonly<Record<string, unknown>>;

let lastId = 0;
export const newId = (): string => {
  lastId += 1;
  return lastId.toString(16).padStart(32, '0');
};

export const comment = (by: string, more: object = {}): Entry => ({
  id: newId(),
  by,
  at: 1,
  type: 'comment',
  anchor: null,
  quote: '',
  text: 'why?',
  mentions: [],
  ...more,
});

export const entriesOf = (doc: Y.Doc): Y.Array<unknown> => doc.getArray('entries');

export const logOf = ({ doc }: Pick<DocumentClient, 'doc'>): Y.Array<unknown> => entriesOf(doc);

/** The log as it is on the relay's disk. */
export async function storedLog(relay: DocumentRelay): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const update = await relay.hub.update(LOG, Y.encodeStateVector(doc));
  if (update !== null) Y.applyUpdate(doc, update);
  return doc;
}

export async function storedEntries(relay: DocumentRelay): Promise<unknown[]> {
  return entriesOf(await storedLog(relay)).toArray();
}
