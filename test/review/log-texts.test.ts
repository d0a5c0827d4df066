import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { textsOf } from '../../renderer/collab/document-texts.ts';
import { changedFields, putBack } from '../../renderer/collab/put-back.ts';
import { ReviewLog } from '../../renderer/collab/use-review.ts';
import type { Said } from '../../shared/review/entries.ts';
import { anchorOf } from '../../shared/review/anchors.ts';

const LOG = 'comments/notes/t1';

test('what was said can be read where the relay did not take it, and is not put back as text', () => {
  const text = new Y.Doc().getText('content');
  text.insert(0, 'one two');
  const anchor = anchorOf(text, 0, 3);
  const doc = new Y.Doc();
  const log = new ReviewLog(doc);
  const ann = { by: 'ann', at: 1 };
  log.say(
    {
      type: 'version',
      name: null,
      reason: 'checkpoint',
      sha256: 'a'.repeat(64),
      bytes: 1,
      restores: null,
    },
    ann,
  );
  const thread = log.say(
    { type: 'comment', anchor, quote: 'one', text: 'why\none?', mentions: [] },
    ann,
  );
  log.say({ type: 'reply', thread, text: 'because', mentions: [] }, ann);
  const chunk = { id: '0'.repeat(32), anchor, original: 'one', replacement: '1' };
  log.say(
    {
      type: 'suggestion',
      note: 'shorter',
      chunks: [chunk, { ...chunk, id: '1'.repeat(32), replacement: '' }],
    },
    ann,
  );
  doc.getArray('entries').push(['rubbish', { type: 'later' }]);
  const texts = textsOf(LOG, doc);
  expect(texts).toEqual({
    entries: [
      'Comment on “one”: why one?',
      'Reply: because',
      'shorter; Replace “one” by “1”; Delete “one”',
    ].join('\n'),
  });
  const draft = { document: LOG, texts, base: { entries: '' } };
  expect(changedFields(draft)).toEqual(['entries']);
  const before = doc.getArray('entries').length;
  putBack(doc, { ...draft, texts: { entries: 'Reply: more' } });
  expect(doc.getArray('entries').length).toBe(before);
});

test('a log is read anew only when something was said, and what is said has an id of its own', () => {
  const doc = new Y.Doc();
  const log = new ReviewLog(doc);
  let told = 0;
  const stop = log.subscribe(() => (told += 1));
  const first = log.read();
  expect(log.read()).toBe(first);
  const said: Said = { type: 'comment', anchor: null, quote: '', text: 'hm', mentions: [] };
  const one = log.say(said, { by: 'ann', at: 5 });
  const two = log.say(said, { by: 'ben', at: 6 });
  expect(told).toBe(2);
  expect(log.read().threads.map(({ id }) => id)).toEqual([one, two]);
  expect(one).toMatch(/^[0-9a-f]{32}$/);
  expect(two).not.toBe(one);
  stop();
  log.say(said, { by: 'ann', at: 7 });
  expect(told).toBe(2);
});
