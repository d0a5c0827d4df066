import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts';
import { writeAwarenessUpdate } from '../../sync-server/documents/awareness-codec.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

/** A client with y-protocols' awareness, wired as y-websocket does. */
class Present {
  readonly client: DocumentClient;
  readonly awareness: Awareness;
  #read = 0;

  constructor(client: DocumentClient) {
    this.client = client;
    this.awareness = new Awareness(client.doc);
    this.awareness.on(
      'update',
      (changes: { added: number[]; updated: number[]; removed: number[] }) => {
        this.announce([...changes.added, ...changes.updated, ...changes.removed]);
      },
    );
  }

  get id(): number {
    return this.client.doc.clientID;
  }

  announce(ids: number[]): void {
    this.client.sendAwareness(encodeAwarenessUpdate(this.awareness, ids));
  }

  states(): Map<number, Record<string, unknown>> {
    for (const message of this.client.messages.slice(this.#read)) {
      this.#read += 1;
      if (message.type === 'awareness')
        applyAwarenessUpdate(this.awareness, message.update, 'relay');
    }
    return this.awareness.getStates();
  }

  until(condition: (states: Map<number, Record<string, unknown>>) => boolean): Promise<void> {
    return this.client.until(() => condition(this.states()));
  }
}

let relay: DocumentRelay;
const present: Present[] = [];
beforeEach(async () => {
  relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
});
afterEach(async () => {
  for (const { awareness } of present.splice(0)) awareness.destroy();
  await relay.stop();
});

async function enter(person: string): Promise<Present> {
  const one = new Present(await DocumentClient.connect(relay, { person }));
  present.push(one);
  return one;
}

test('name and colour are those of the session, whatever the client says', async () => {
  const ann = await enter('ann');
  const ben = await enter('ben');
  ann.awareness.setLocalState({ cursor: 3, user: { name: 'The Chair', color: '#000000' } });
  await ben.until((states) => states.get(ann.id)?.['cursor'] === 3);
  expect(ben.states().get(ann.id)?.['user']).toMatchObject({ name: 'The ann', person: 'ann' });
  expect(ben.states().get(ann.id)?.['user']).not.toMatchObject({ color: '#000000' });
});

test("nobody sets or clears another's state", async () => {
  const ann = await enter('ann');
  const ben = await enter('ben');
  const eve = await enter('eve');
  ann.awareness.setLocalState({ cursor: 1 });
  await ben.until((states) => states.has(ann.id));
  await eve.until((states) => states.has(ann.id));
  eve.client.sendAwareness(
    writeAwarenessUpdate([{ client: ann.id, clock: 99, json: '{"cursor":666}' }]),
  );
  eve.client.sendAwareness(writeAwarenessUpdate([{ client: ann.id, clock: 99, json: 'null' }]));
  eve.awareness.setLocalState({ cursor: 2 });
  // A second identity, beside the one it has.
  eve.client.sendAwareness(
    writeAwarenessUpdate([{ client: 4711, clock: 1, json: '{"cursor":5}' }]),
  );
  eve.awareness.setLocalState({ cursor: 3 });
  await ben.until((states) => states.get(eve.id)?.['cursor'] === 3);
  expect(ben.states().get(ann.id)?.['cursor']).toBe(1);
  expect(new Set(ben.states().keys())).toEqual(new Set([ann.id, ben.id, eve.id]));
  expect(eve.client.closed).toBe(null);
});

test('who leaves is gone, and nobody else becomes them', async () => {
  const ann = await enter('ann');
  const ben = await enter('ben');
  ann.awareness.setLocalState({ cursor: 1 });
  await ben.until((states) => states.has(ann.id));
  await ann.client.close();
  await ben.until((states) => !states.has(ann.id));
  const eve = await enter('eve');
  eve.client.sendAwareness(
    writeAwarenessUpdate([{ client: ann.id, clock: 50, json: '{"cursor":9}' }]),
  );
  eve.awareness.setLocalState({ cursor: 4 });
  await ben.until((states) => states.get(eve.id)?.['cursor'] === 4);
  expect(ben.states().has(ann.id)).toBe(false);
});

test('who comes back with the same client id is seen again at once', async () => {
  const ben = await enter('ben');
  const ann = await enter('ann');
  ann.awareness.setLocalState({ cursor: 1 });
  await ben.until((states) => states.has(ann.id));
  await ann.client.close();
  await ben.until((states) => !states.has(ann.id));
  const again = await DocumentClient.connect(relay, { person: 'ann' });
  const awareness = ann.awareness;
  again.sendAwareness(encodeAwarenessUpdate(awareness, [ann.id]));
  await again.until(() => {
    for (const message of again.messages)
      if (message.type === 'awareness') applyAwarenessUpdate(awareness, message.update, 'relay');
    return awareness.meta.get(ann.id)?.clock !== 1;
  });
  again.sendAwareness(encodeAwarenessUpdate(awareness, [ann.id]));
  await ben.until((states) => states.get(ann.id)?.['cursor'] === 1);
});

test('who comes later is told who is there', async () => {
  const ann = await enter('ann');
  ann.awareness.setLocalState({ cursor: 1 });
  const ben = await enter('ben');
  await ben.until((states) => states.get(ann.id)?.['cursor'] === 1);
  removeAwarenessStates(ann.awareness, [ann.id], 'closed');
  await ben.until((states) => !states.has(ann.id));
});

test('too large a state is refused; one that is no object ends the socket', async () => {
  const ann = await enter('ann');
  ann.client.sendAwareness(
    writeAwarenessUpdate([
      { client: 1, clock: 1, json: JSON.stringify({ blob: 'x'.repeat(10_000) }) },
    ]),
  );
  await ann.client.until(() => ann.client.refused.length > 0);
  expect(ann.client.refused).toMatchObject([{ code: 'presence-too-large' }]);
  ann.client.sendAwareness(writeAwarenessUpdate([{ client: 1, clock: 1, json: '[1]' }]));
  expect(await ann.client.gone()).toBe(CLOSE_CODES.malformed);
});
