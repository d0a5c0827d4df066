import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { textsOf } from '../../renderer/collab/document-texts.ts';
import { OutputList } from '../../renderer/collab/charter-structures.ts';
import type { DocumentStatus } from '../../renderer/collab/open-document.ts';
import { changedFields, putBack } from '../../renderer/collab/put-back.ts';
import { noRoomFor } from '../../renderer/collab/room.ts';
import { statusParts } from '../../renderer/collab/status-words.ts';

const CHARTER = 'charter/ops';

function charterWith(outputs: readonly string[], days: number | null): Y.Doc {
  const doc = new Y.Doc();
  const list = new OutputList(doc);
  for (const title of outputs) list.actions.add({ kind: 'report', title });
  if (days !== null) doc.getMap('fields').set('durationDays', days);
  return doc;
}

test('a charter is read as texts, and its lists and numbers are put back too', () => {
  const mine = textsOf(CHARTER, charterWith(['One', 'Three', 'Mine'], 90));
  const base = textsOf(CHARTER, charterWith(['One', 'Two', 'Three'], 180));
  expect(base).toEqual({
    scope: '',
    limits: '',
    profiles: '',
    outputs: 'report: One\nreport: Two\nreport: Three',
    fields: 'durationDays: 180',
  });
  const draft = { document: CHARTER, texts: mine, base };
  expect(changedFields(draft)).toEqual(['outputs', 'fields']);
  const now = charterWith(['One', 'Two', 'Three', 'Theirs'], 180);
  putBack(now, draft);
  expect(textsOf(CHARTER, now)['outputs']?.split('\n').sort()).toEqual([
    'report: Mine',
    'report: One',
    'report: Theirs',
    'report: Three',
  ]);
  expect(now.getMap('fields').get('durationDays')).toBe(90);
  const once = textsOf(CHARTER, now);
  putBack(now, draft);
  expect(textsOf(CHARTER, now)).toEqual(once);
});

test('a text is put back among what others have written meanwhile', () => {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, 'Zero. One two three.');
  putBack(doc, {
    document: 'notes/t1',
    texts: { content: 'One three. Four.' },
    base: { content: 'One two three.' },
  });
  expect(doc.getText('content').toJSON()).toBe('Zero. One three. Four.');
});

test('outputs keep their keys while they are changed and moved', () => {
  const doc = new Y.Doc();
  const list = new OutputList(doc);
  for (const title of ['a', 'b', 'c']) list.actions.add({ kind: 'dip', title });
  const stop = list.subscribe(() => {});
  const [first, second] = list.read();
  list.actions.change(second?.key ?? '', { title: 'B', kind: 'report' });
  list.actions.move(first?.key ?? '', 2);
  expect(list.read().map(({ title, kind }) => `${kind} ${title}`)).toEqual([
    'report B',
    'dip c',
    'dip a',
  ]);
  expect(list.read()[2]?.key).toBe(first?.key);
  list.actions.remove(second?.key ?? '');
  expect(list.read().map(({ title }) => title)).toEqual(['c', 'a']);
  stop();
});

test('what the relay would refuse for its size does not come in', () => {
  const doc = new Y.Doc();
  const kib = (count: number): string => 'ä'.repeat(count * 512);
  expect(noRoomFor(CHARTER, doc, kib(500), null)).toBe(null);
  expect(noRoomFor(CHARTER, doc, kib(520), null)).toMatchObject({ bytes: 520 * 1024 });
  expect(noRoomFor('notes/t1', doc, kib(2000), null)).toBe(null);
  expect(noRoomFor('notes/t1', doc, kib(2100), null)).toMatchObject({ bytes: 2100 * 1024 });
  const limits = { updateBytes: 4096, documentBytes: 8192, awarenessBytes: 0, socketsPerDevice: 1 };
  expect(noRoomFor('notes/t1', doc, kib(2), limits)).toBe(null);
  doc.getText('content').insert(0, kib(6));
  expect(noRoomFor('notes/t1', doc, kib(2), limits)).not.toBe(null);
  expect(noRoomFor('notes/t1', doc, 'a word', limits)).toBe(null);
});

test('the status line says what is known, and no more', () => {
  const words = (
    saved: 'saved' | 'saving' | 'not-saved',
    relay: DocumentStatus['relay'],
    acknowledgedAt: number | null,
  ): string =>
    statusParts(
      { document: CHARTER, mayWrite: true, status: { saved, relay, acknowledgedAt, peers: 0 } },
      () => '14:02',
    )
      .map(({ text }) => text)
      .join(' · ');
  expect(words('saved', 'acknowledged', 1)).toBe(
    'saved on this device · acknowledged by the relay 14:02',
  );
  expect(words('saving', 'waiting', 1)).not.toMatch(/acknowledged by|saved on/);
  expect(words('saved', 'connecting', null)).toBe('saved on this device · looking for the relay…');
  expect(words('saved', 'offline', null)).toContain('draft if a vote has opened meanwhile');
  expect(words('not-saved', 'refused', null)).not.toMatch(/acknowledged|^saved/);
});
