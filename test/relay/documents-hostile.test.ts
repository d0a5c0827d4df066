import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts';
import {
  MalformedMessage,
  readDocumentMessage,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from '../../shared/protocol/document-messages.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { inspectUpdate, MalformedUpdate } from '../../sync-server/documents/update-inspection.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

let relay: DocumentRelay;
let ann: DocumentClient;
let ben: DocumentClient;
beforeEach(async () => {
  relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ann = await DocumentClient.connect(relay, { person: 'ann' });
  ben = await DocumentClient.connect(relay, { person: 'ben' });
  ann.text.insert(0, 'safe');
  await ann.allSettled();
});
afterEach(() => relay.stop());

/** Ann and Ben were never cut off, and what one writes still reaches the other and the disk. */
async function othersGoOn(): Promise<void> {
  const mark = `<${ann.sent}>`;
  ann.text.insert(0, mark);
  await ben.until(() => ben.text.toJSON().startsWith(mark) || ben.closed !== null);
  await ann.allSettled();
  expect([ann.closed, ben.closed]).toEqual([null, null]);
  expect([ann.refused, ben.refused]).toEqual([[], []]);
  const stored = new Y.Doc();
  const update = await relay.hub.update('notes/t1', Y.encodeStateVector(stored));
  Y.applyUpdate(stored, update ?? new Uint8Array());
  expect(stored.getText('content').toJSON()).toBe(ann.text.toJSON());
  expect(stored.store.pendingStructs).toBe(null);
}

const bytes = (fill: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(fill);
const numbers = (...values: number[]): Uint8Array =>
  bytes((encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  });

/** One item: `info`, then what `fill` writes. */
const oneStruct = (
  info: number,
  fill: (encoder: encoding.Encoder) => void,
  client = 66,
): Uint8Array =>
  bytes((encoder) => {
    for (const value of [1, 1, client, 0]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, info);
    fill(encoder);
    encoding.writeVarUint(encoder, 0);
  });

/** An embedded value: JSON of so many lists inside one another. */
const embedded = (depth: number): Uint8Array =>
  oneStruct(0x05, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
    encoding.writeVarString(encoder, '['.repeat(depth) + ']'.repeat(depth));
  });

/** The same, as a value of a list. */
const listed = (depth: number): Uint8Array =>
  oneStruct(0x08, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
    encoding.writeVarUint(encoder, 1);
    for (let left = depth; left > 0; left--) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, left > 1 ? 1 : 0);
    }
  });

const HUGE = 2 ** 40;
const MALFORMED_UPDATES: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  'a number that does not end': Uint8Array.of(255, 255, 255),
  'a number past all numbers': new Uint8Array(20).fill(255),
  'more clients than bytes': numbers(HUGE),
  'more items than bytes': numbers(1, HUGE, 66, 0),
  'a client without items': numbers(1, 0, 66, 0, 0),
  'a client in two places': numbers(2, 1, 66, 0, 0, 3, 1, 66, 3, 0, 3, 0),
  'more deleted ranges than bytes': numbers(0, 1, 66, HUGE),
  'ranges that overlap': numbers(0, 1, 66, 3, 0, 1000, 0, 1000, 0, 1000),
  'a range of no length': numbers(0, 1, 66, 1, 0, 0),
  'a range past all clocks': numbers(0, 1, 66, 1, HUGE, HUGE),
  'a client of deletions in two places': numbers(0, 2, 66, 1, 0, 5, 66, 1, 3, 5),
  'bytes after the end': numbers(0, 0, 7),
  'items of no length': numbers(1, 1, 66, 0, 0, 0, 0),
  'items past all clocks': numbers(1, 1, 66, 0, 0, HUGE, 0),
  'content of an unknown kind': oneStruct(0x1f, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
  }),
  'an item on itself': oneStruct(0x84, (encoder) => {
    encoding.writeVarUint(encoder, 66);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'x');
  }),
  'a child of itself': oneStruct(0x04, (encoder) => {
    for (const value of [0, 66, 5]) encoding.writeVarUint(encoder, value);
    encoding.writeVarString(encoder, 'x');
  }),
  'text longer than the update': oneStruct(0x04, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
    encoding.writeVarUint(encoder, 2 ** 31);
  }),
  'a mark whose value is no JSON': oneStruct(0x06, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
    encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, '{');
  }),
  'a type of an unknown kind': oneStruct(0x07, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
    encoding.writeVarUint(encoder, 77);
  }),
  'values deeper than every reader follows': listed(65),
  'JSON deeper than every writer follows': embedded(65),
  'values within values without end': oneStruct(0x08, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
    encoding.writeVarUint(encoder, 1);
    for (let depth = 0; depth < 200_000; depth++) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
  }),
};

describe('updates that no client sends', () => {
  for (const [name, update] of Object.entries(MALFORMED_UPDATES))
    test(name, async () => {
      expect(() => inspectUpdate(update)).toThrow(MalformedUpdate);
      const eve = await DocumentClient.connect(relay, { person: 'eve' });
      eve.sendUpdate(update);
      expect(await eve.gone()).toBe(CLOSE_CODES.malformed);
      expect(relay.log.filter(({ level }) => level === 'warn')).toHaveLength(1);
      await othersGoOn();
    });
});

test('values as deep as canonical JSON may be are taken', async () => {
  for (const [index, update] of [listed(64), embedded(64)].entries()) {
    const document = `notes/deep-${index}`;
    const eve = await DocumentClient.connect(relay, { person: 'eve', document });
    eve.sendUpdate(update);
    await eve.allSettled();
    expect([eve.closed, eve.refused]).toEqual([null, []]);
  }
  await othersGoOn();
});

test('a document that can be read and not be written down ends only the sockets that ask for it', async () => {
  const update = embedded(100_000);
  const record = { document: 'notes/deep', seq: 1, at: 1, update, claims: new Map([[66, 'eve']]) };
  await relay.store.append([{ ...record, deletions: [] }]);
  const eve = await DocumentClient.connect(relay, { person: 'eve', document: 'notes/deep' });
  expect(await eve.gone()).toBe(CLOSE_CODES.internal);
  await expect(relay.hub.update('notes/deep', Uint8Array.of(0))).rejects.toThrow(RangeError);
  await othersGoOn();
});

test('items of two clients that each build on the other: cut off, and nothing is lost', async () => {
  const eve = await DocumentClient.connect(relay, { person: 'eve' });
  const circle = bytes((encoder) => {
    const item = (client: number, other: number): void => {
      for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value);
      encoding.writeUint8(encoder, 0x84);
      encoding.writeVarUint(encoder, other);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'x');
    };
    encoding.writeVarUint(encoder, 2);
    item(67, 66);
    item(66, 67);
    encoding.writeVarUint(encoder, 0);
  });
  // Others write in the same turn, before it and after it.
  ann.text.insert(0, 'before ');
  eve.sendUpdate(circle);
  ann.text.insert(0, 'after ');
  expect(await eve.gone()).toBe(CLOSE_CODES.malformed);
  await ann.allSettled();
  await othersGoOn();
  expect([...(await relay.store.read('notes/t1')).claims.values()]).not.toContain('eve');
});

test('a bomb of deleted ranges is bounded', async () => {
  ann.text.insert(0, 'y'.repeat(300_000));
  await ann.allSettled();
  const eve = await DocumentClient.connect(relay, { person: 'eve' });
  const client = ann.doc.clientID;
  const ranges = 100_000;
  eve.sendUpdate(
    bytes((encoder) => {
      for (const value of [0, 1, client, ranges]) encoding.writeVarUint(encoder, value);
      for (let index = 0; index < ranges; index++) {
        encoding.writeVarUint(encoder, 10 + index * 2);
        encoding.writeVarUint(encoder, 1);
      }
    }),
  );
  await eve.until(() => eve.refused.length > 0);
  expect(eve.refused).toMatchObject([{ code: 'too-many-deletions', details: { count: ranges } }]);
  await othersGoOn();
});

test('claiming ids by the thousand is refused', async () => {
  const eve = await DocumentClient.connect(relay, { person: 'eve' });
  const count = 5000;
  eve.sendUpdate(
    bytes((encoder) => {
      encoding.writeVarUint(encoder, count);
      for (let client = count; client > 0; client--) {
        for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value);
        encoding.writeUint8(encoder, 0x04);
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, 'content');
        encoding.writeVarString(encoder, 'x');
      }
      encoding.writeVarUint(encoder, 0);
    }),
  );
  await eve.until(() => eve.refused.length > 0);
  expect(eve.refused).toMatchObject([{ code: 'too-many-client-ids', details: { count } }]);
  await othersGoOn();
});

const MALFORMED_MESSAGES: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  'a sync message of an unknown kind': numbers(0, 9, 0),
  'a length beyond the end': numbers(0, 2, 1000),
  'a length past all lengths': numbers(0, 2, Number.MAX_SAFE_INTEGER),
  'bytes after the end': Uint8Array.of(...writeUpdate(Uint8Array.of(0, 0)), 1),
  'a state vector that is none': writeSyncStep1(Uint8Array.of(255, 255)),
  'durable, which is for the relay to say': numbers(64, 1, 0),
  'permission denied, likewise': Uint8Array.of(2, 0, 1, 65),
  'awareness of more than there is': numbers(1, 2, 200, 1),
};

describe('messages that no client sends', () => {
  for (const [name, message] of Object.entries(MALFORMED_MESSAGES))
    test(name, async () => {
      const eve = await DocumentClient.connect(relay, { person: 'eve' });
      eve.send(message);
      expect(await eve.gone()).toBe(CLOSE_CODES.malformed);
      await othersGoOn();
    });

  test('text', async () => {
    const eve = await DocumentClient.connect(relay, { person: 'eve' });
    eve.socket.send('hello');
    expect(await eve.gone()).toBe(CLOSE_CODES.malformed);
    await othersGoOn();
  });

  test('a frame that is too long for the library', async () => {
    const eve = await DocumentClient.connect(relay, { person: 'eve' });
    eve.send(new Uint8Array(17 * 2 ** 20));
    expect([1006, 1009, CLOSE_CODES.malformed]).toContain(await eve.gone());
    await othersGoOn();
  });

  test('bytes that are no frame at all', async () => {
    const eve = await DocumentClient.connect(relay, { person: 'eve' });
    const raw = (eve.socket as WebSocket & { _socket: { write: (data: Uint8Array) => void } })[
      '_socket'
    ];
    raw.write(new Uint8Array(64).fill(0xff));
    expect([1006, 1002, CLOSE_CODES.malformed]).toContain(await eve.gone());
    await othersGoOn();
  });
});

test('a message of a later version is skipped', async () => {
  ben.send(numbers(99, 1, 2, 3));
  await othersGoOn();
});

test('an update of 3 MiB is refused, and the next small one is taken', async () => {
  const eve = await DocumentClient.connect(relay, { person: 'eve' });
  eve.sendUpdate(new Uint8Array(3 * 2 ** 20));
  await eve.allSettled();
  expect(eve.refused).toMatchObject([{ code: 'update-too-large' }]);
  eve.text.insert(0, 'small');
  await ann.until(() => ann.text.toJSON().startsWith('small'));
  await othersGoOn();
});

test('a claimed length never shows the bytes of another message', () => {
  // Node gives small buffers out of one: what is behind this message is someone else's.
  const pool = Buffer.alloc(64, 's');
  pool.set([0, 2, 40], 8);
  expect(() => readDocumentMessage(pool.subarray(8, 11))).toThrow(MalformedMessage);
});

test('random bytes are read or malformed, and never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (random) => {
      for (const read of [readDocumentMessage, inspectUpdate]) {
        try {
          read(random);
        } catch (error) {
          if (!(error instanceof MalformedMessage || error instanceof MalformedUpdate)) throw error;
        }
      }
    }),
    { numRuns: 20_000 },
  );
});

/** An update with a few bytes changed, cut or put in. */
const bent = fc
  .record({
    at: fc.nat(400),
    byte: fc.nat(255),
    how: fc.constantFrom('change', 'cut', 'insert', 'truncate'),
    wrap: fc.constantFrom(writeUpdate, writeSyncStep2),
  })
  .map(({ at, byte, how, wrap }) => (update: Uint8Array): Uint8Array => {
    const place = at % Math.max(1, update.length);
    const before = [...update.subarray(0, place)];
    const after = [...update.subarray(place)];
    switch (how) {
      case 'change':
        return wrap(Uint8Array.of(...before, byte, ...after.slice(1)));
      case 'cut':
        return wrap(Uint8Array.of(...before, ...after.slice(1)));
      case 'insert':
        return wrap(Uint8Array.of(...before, byte, ...after));
      default:
        return wrap(Uint8Array.of(...before));
    }
  });

test('updates bent a little, hundreds of them: others never notice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bent, { minLength: 1, maxLength: 6 }), async (bends) => {
      const eve = await DocumentClient.connect(relay, { person: 'eve' });
      eve.sends = false;
      eve.text.insert(0, 'line one\n');
      eve.doc.getMap('facts').set('a', { b: [1, 'two', null] });
      eve.text.format(0, 4, { bold: true });
      eve.text.delete(2, 3);
      const update = Y.encodeStateAsUpdate(eve.doc);
      for (const bend of bends) eve.send(bend(update));
      eve.send(numbers(3));
      await new Promise<void>((resolve) => {
        eve.socket.once('pong', () => {
          resolve();
        });
        eve.socket.once('close', () => {
          resolve();
        });
        if (eve.socket.readyState === WebSocket.OPEN) eve.socket.ping();
        else resolve();
      });
      if (eve.closed === null) await eve.close();
      await othersGoOn();
    }),
    { numRuns: 150, seed: 20260301 },
  );
});
