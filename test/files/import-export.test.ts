import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openFileJournal } from '../../electron/journal/index.ts';
import { exported } from '../../renderer/features/documents/files/exporting.ts';
import { readMarkdown, textOf } from '../../renderer/features/documents/files/read-markdown.ts';
import { replaceText } from '../../renderer/features/documents/files/replace-text.ts';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import { closeAll, openOn, settled, socketOf, TestDevice, until } from '../collab/test-device.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { ALL_PIECES, nastyText } from './nasty-texts.ts';

const DIPS = resolve(import.meta.dirname, '../../../shared/data/dips');
const encoder = new TextEncoder();

// The data that the DIPs are among need not be there.
const published = await Promise.all(
  (existsSync(DIPS) ? await readdir(DIPS) : [])
    .filter((name) => name.endsWith('.md'))
    .map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(DIPS, name))) })),
);

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

/** What a file's bytes become as a text, which must be one. */
function read(name: string, bytes: Uint8Array): string {
  const file = textOf(name, bytes);
  if (file.type !== 'text') throw new Error(`${name}: ${file.type}`);
  return file.text;
}

const bytesOut = (text: Y.Text): Uint8Array => encoder.encode(text.toJSON());

/** A relay with LMDB, and devices with file journals, all in a folder of their own. */
async function makeWorld() {
  const folder = await mkdtemp(join(tmpdir(), 'convene-files-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const store = await LmdbDocumentStore.open(join(folder, 'relay'));
  const relay = await DocumentRelay.start({ store });
  ends.push(() => relay.stop());
  const device = async (person: string): Promise<TestDevice> => {
    const journal = await openFileJournal(join(folder, person));
    ends.push(() => journal.close());
    return new TestDevice({
      journal,
      session: () => Promise.resolve({ url: relay.url, token: 't' }),
      WebSocket: socketOf(person, `${person}-laptop`),
    });
  };
  return { relay, device };
}

describe('through the shared text, the journal and the relay', () => {
  it.runIf(existsSync(DIPS))('has all the published DIPs', () => {
    expect(published.length).toBeGreaterThanOrEqual(14);
  });

  it.each(published)(
    '$name comes out byte for byte, here, at others and after a restart',
    async ({ name, bytes }) => {
      const { device } = await makeWorld();
      const annsDevice = await device('ann');
      const ann = await openOn(annsDevice, 'output/o1');
      const text = ann.view?.doc.getText('content');
      if (text === undefined) throw new Error('not loaded');
      replaceText(text, read(name, bytes), 'import');
      await settled(ann);
      const ben = await openOn(await device('ben'), 'output/o1');
      const bens = (): Uint8Array =>
        encoder.encode(ben.view?.doc.getText('content').toJSON() ?? '');
      await until(() => bens().length === bytes.length);
      expect(Buffer.compare(bytesOut(text), bytes)).toBe(0);
      expect(Buffer.compare(bens(), bytes)).toBe(0);
      await ann.close();
      const again = await openOn(annsDevice, 'output/o1');
      const view = again.view;
      if (view === null) throw new Error('not loaded');
      const out = exported({
        text: view.doc.getText('content'),
        handle: { status: view.status } as never,
      });
      expect(Buffer.compare(out.bytes, bytes)).toBe(0);
      expect(out.sha256).toBe(nodeCrypto.sha256Bytes(bytes));
    },
  );

  it.runIf(existsSync(DIPS))(
    'one DIP put in the place of another keeps what is the same, and gives the exact file',
    async () => {
      const { device } = await makeWorld();
      const ann = await openOn(await device('ann'), 'output/o1');
      const ben = await openOn(await device('ben'), 'output/o1');
      const text = ann.view?.doc.getText('content');
      const theirs = ben.view?.doc.getText('content');
      if (text === undefined || theirs === undefined) throw new Error('not loaded');
      let written = 0;
      for (const { name, bytes } of published) {
        replaceText(text, read(name, bytes), 'import');
        written += bytes.length;
        await until(() => theirs.toJSON() === text.toJSON());
        expect(Buffer.compare(bytesOut(theirs), bytes)).toBe(0);
      }
      await settled(ann);
      expect(written).toBeGreaterThan(100_000);
    },
  );

  it('texts that editors and parsers like to change come out byte for byte', async () => {
    const { device } = await makeWorld();
    const ann = await openOn(await device('ann'), 'notes/t1');
    const ben = await openOn(await device('ben'), 'notes/t1');
    const text = ann.view?.doc.getText('content');
    const theirs = ben.view?.doc.getText('content');
    if (text === undefined || theirs === undefined) throw new Error('not loaded');
    const texts = [ALL_PIECES, ...fc.sample(nastyText, { numRuns: 60, seed: 4 }), ''];
    for (const nasty of texts) {
      const bytes = encoder.encode(nasty);
      replaceText(text, read('nasty.md', bytes), 'import');
      await until(() => theirs.toJSON() === nasty);
      expect(Buffer.compare(bytesOut(theirs), bytes)).toBe(0);
    }
    await settled(ann);
  });
});

describe('putting one text in the place of another', () => {
  it('gives exactly the other, whatever the two', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (before, after) => {
        const doc = new Y.Doc();
        const text = doc.getText('content');
        text.insert(0, before);
        replaceText(text, after, 'import');
        expect(text.toJSON()).toBe(after);
        // Others get the same: half of a character never travels alone.
        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        expect(other.getText('content').toJSON()).toBe(after);
        expect(read('a.md', encoder.encode(after))).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('is one transaction, and leaves what is the same where it is', () => {
    const doc = new Y.Doc();
    const text = doc.getText('content');
    text.insert(0, 'One line.\nA word here.\nThe last line.\n');
    const anchor = Y.createRelativePositionFromTypeIndex(text, text.toJSON().indexOf('last'));
    let transactions = 0;
    doc.on('afterTransaction', () => {
      transactions += 1;
    });
    replaceText(text, 'One line.\nAnother word there.\n😀 The last line.\n', 'import');
    expect(transactions).toBe(1);
    const at = Y.createAbsolutePositionFromRelativePosition(anchor, doc)?.index ?? -1;
    expect(text.toJSON().slice(at, at + 4)).toBe('last');
  });

  it('takes characters of two halves whole', () => {
    const doc = new Y.Doc();
    const text = doc.getText('content');
    // Both begin with the same half.
    text.insert(0, '😀');
    replaceText(text, '😁', 'import');
    expect(text.toJSON()).toBe('😁');
  });
});

describe('reading a file', () => {
  const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
  const hello = [...encoder.encode('héllo\n')];

  it.each([
    ['a byte order mark', '\ufeffa\n'],
    ['CRLF and a lone CR', 'a\r\nb\rc'],
    ['spaces at the end', 'a  \n\u00a0\n'],
    ['nothing', ''],
    ['the last code point', '\u{10ffff}'],
    ['no character', '\ufffe\uffff'],
  ])('keeps %s', (_, text) => {
    expect(textOf('a.md', encoder.encode(text))).toMatchObject({ type: 'text', text });
  });

  it.each([
    [
      'a byte that begins nothing',
      [...hello, 0xff, 0x61],
      { why: 'not-utf-8', offset: 7, byte: 0xff },
    ],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9, 0x0a], { why: 'not-utf-8', offset: 3, byte: 0xe9 }],
    [
      'a character that is cut off',
      [0x61, 0xe2, 0x82],
      { why: 'not-utf-8', offset: 1, byte: 0xe2 },
    ],
    ['a longer form than needed', [0xc0, 0x80], { why: 'not-utf-8', offset: 0, byte: 0xc0 }],
    ['half of a pair', [0xed, 0xa0, 0x80], { why: 'not-utf-8', offset: 0, byte: 0xed }],
    [
      'past the last code point',
      [0xf4, 0x90, 0x80, 0x80],
      { why: 'not-utf-8', offset: 0, byte: 0xf4 },
    ],
    ['a NUL', [0x50, 0x4b, 0x03, 0x04, 0x00], { why: 'binary', offset: 4, byte: 0 }],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], { why: 'utf-16', offset: 0, byte: 0xff }],
    [
      'UTF-16, the other way round',
      [0xfe, 0xff, 0x00, 0x61],
      { why: 'utf-16', offset: 0, byte: 0xfe },
    ],
  ] as const)('refuses %s, and says where', (_, bytes, fault) => {
    expect(textOf('a.md', bytesOf(...bytes))).toEqual({ type: 'no-text', name: 'a.md', fault });
  });

  it('agrees with the decoder on what is UTF-8, whatever the bytes', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const decodes = (bytes: Uint8Array): boolean => {
      try {
        decoder.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const near = fc.array(
      fc.constantFrom(
        0x61,
        0x7f,
        0x80,
        0x9f,
        0xa0,
        0xbf,
        0xc1,
        0xc2,
        0xdf,
        0xe0,
        0xed,
        0xef,
        0xf0,
        0xf4,
        0xf5,
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        fc.oneof(near, fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 12 })),
        (given) => {
          const bytes = bytesOf(...given);
          const isUtf16 =
            textOf('a.md', bytes).type === 'no-text' && /^(?:255,254|254,255)/.test(given.join());
          expect(textOf('a.md', bytes).type === 'text').toBe(decodes(bytes) && !isUtf16);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('does not look into what is far too large, and says what the system says', async () => {
    const never = () => Promise.reject(new Error('looked into'));
    const large = { name: 'a.md', size: 17 * 1024 * 1024, arrayBuffer: never };
    expect(await readMarkdown(large)).toMatchObject({ type: 'too-large', bytes: large.size });
    const gone = { name: 'a.md', size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect(await readMarkdown(gone)).toEqual({ type: 'unreadable', name: 'a.md', why: 'gone' });
  });
});
