/** Recorded typing, typed into two documents at once that follow each other through a relay. */

import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import { NOTES, NotesRelay } from '../relay/notes-relay.ts';
import { HeldSocket } from './held-socket.ts';
import { NotesDevice, type SocketClass } from './notes-device.ts';
import { closeAll, openOn, settled, textOf, until } from './test-device.ts';
import {
  hasTraces,
  readConcurrentTrace,
  readTrace,
  typeInto,
  type ConcurrentTrace,
  type Trace,
} from './trace.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

const WITHIN = { timeout: 600_000 };

async function startRelay(): Promise<NotesRelay> {
  const relay = await NotesRelay.start();
  ends.push(() => relay.end());
  return relay;
}

async function deviceOf(
  relay: NotesRelay,
  person: string,
  Socket?: SocketClass,
): Promise<NotesDevice> {
  const device = await NotesDevice.of(relay, person, Socket);
  ends.push(() => device.end());
  return device;
}

function sharedText(document: OpenDocument): Y.Text {
  const text = document.view?.doc.getText('content');
  if (text === undefined) throw new Error('not loaded');
  return text;
}

const stateOf = (document: OpenDocument): Uint8Array =>
  Y.encodeStateVector(document.view?.doc ?? new Y.Doc());

/** The text of every place where there should be one and the same. */
async function expectOneText(
  relay: NotesRelay,
  replicas: readonly { readonly device: NotesDevice; readonly document: OpenDocument }[],
  expected: string,
): Promise<void> {
  const copy = await relay.copy();
  expect(copy.getText('content').toJSON()).toBe(expected);
  for (const { device, document } of replicas) {
    expect(textOf(document)).toBe(expected);
    expect(stateOf(document)).toEqual(Y.encodeStateVector(copy));
    expect(device.drafts).toEqual([]);
    await document.close();
    const kept = await device.reopened();
    expect(kept.getText('content').toJSON()).toBe(expected);
    expect(kept.store.pendingStructs).toBe(null);
  }
}

const sorted = (text: string): string[] => Array.from(text).sort();

/** The first so many are typed in turn, each by whoever has the other's by then. */
const IN_TURN = 200;
/** Then by one of the two, so many before it is the other's turn. */
const RUN = 1000;
/** So many transactions of a trace are typed within a frame. */
const PER_FRAME = 50;

/** Waits until one document is what the other is. */
const follows = (one: OpenDocument, other: OpenDocument): Promise<void> =>
  until(
    () =>
      sharedText(one).length === sharedText(other).length &&
      sharedText(one).toJSON() === sharedText(other).toJSON(),
  );

async function typeByTurns(
  { txns }: Trace,
  writers: readonly [OpenDocument, OpenDocument],
): Promise<void> {
  let [writer, reader] = writers;
  let typed = 0;
  while (typed < txns.length) {
    const run = txns.slice(typed, typed + (typed < IN_TURN ? 1 : RUN));
    for (const [index, transaction] of run.entries()) {
      typeInto(sharedText(writer), transaction);
      if (index % PER_FRAME !== PER_FRAME - 1) continue;
      writer.flush();
      await new Promise((resolve) => setImmediate(resolve));
    }
    writer.flush();
    typed += run.length;
    await follows(reader, writer);
    [writer, reader] = [reader, writer];
  }
}

/** A replica of one person of a concurrent trace, whose frames are drawn when the test says so. */
class Agent {
  readonly #frames = new Set<() => void>();
  readonly #sockets: HeldSocket[] = [];
  device: NotesDevice | null = null;
  document: OpenDocument | null = null;
  typed = 0;
  #sent = 0;
  /** How much this one had typed with each message that it sent. */
  readonly #messages: number[] = [];
  #taken = 0;

  async open(relay: NotesRelay, person: string): Promise<void> {
    const sockets = this.#sockets;
    class Socket extends HeldSocket {
      constructor(url: string, protocols?: string[]) {
        super(url, protocols);
        sockets.push(this);
      }
    }
    this.device = await deviceOf(relay, person, Socket);
    this.document = await openOn(this.device, NOTES, {
      nextFrame: (run) => {
        this.#frames.add(run);
        return () => this.#frames.delete(run);
      },
    });
    await settled(this.document);
  }

  get socket(): HeldSocket {
    const [socket] = this.#sockets;
    if (socket === undefined || this.#sockets.length > 1) throw new Error('one connection is due');
    return socket;
  }

  get opened(): OpenDocument {
    if (this.document === null) throw new Error('not open');
    return this.document;
  }

  /** Draws a frame: what was let in is applied, what was typed is sent; the other gets it, held. */
  async frame(other: Agent): Promise<void> {
    const due = [...this.#frames];
    this.#frames.clear();
    for (const run of due) run();
    if (this.typed === this.#sent) return;
    this.#sent = this.typed;
    this.#messages.push(this.typed);
    await other.socket.hasCome(this.#messages.length);
  }

  /** Takes in what the other had typed up to then, and no more. */
  async take(other: Agent, upTo: number): Promise<void> {
    while ((other.#messages[this.#taken] ?? Infinity) <= upTo) {
      this.#taken += 1;
      this.socket.letIn();
    }
    if (upTo > 0 && other.#messages[this.#taken - 1] !== upTo) throw new Error('not that version');
    await this.frame(other);
  }
}

/** Of every transaction, how much of either agent's typing was there before it. */
function versions({ txns }: ConcurrentTrace): (readonly [number, number])[] {
  const after: [number, number][] = [];
  return txns.map(({ agent, parents }, index) => {
    const before: [number, number] = [0, 0];
    for (const parent of parents)
      for (const each of [0, 1] as const)
        before[each] = Math.max(before[each], after[parent]?.[each] ?? 0);
    const then: [number, number] = [...before];
    then[agent === 0 ? 0 : 1] += 1;
    after[index] = then;
    return before;
  });
}

/** Types everything into exactly the version of the text that it was once typed into. */
async function typeConcurrently(
  trace: ConcurrentTrace,
  agents: readonly [Agent, Agent],
): Promise<void> {
  const before = versions(trace);
  // What the other one saw of it has to be sent by itself.
  const seen = [new Set<number>(), new Set<number>()] as const;
  for (const [index, { agent }] of trace.txns.entries())
    seen[agent === 0 ? 1 : 0].add(before[index]?.[agent === 0 ? 1 : 0] ?? 0);
  const has = [0, 0];
  for (const [index, transaction] of trace.txns.entries()) {
    const [own, others] = transaction.agent === 0 ? ([0, 1] as const) : ([1, 0] as const);
    const [agent, other] = [agents[own], agents[others]];
    const version = before[index] ?? [0, 0];
    if (version[own] !== agent.typed) throw new Error('typed on two branches at once');
    if (version[others] !== has[own]) await agent.take(other, version[others]);
    has[own] = version[others];
    typeInto(sharedText(agent.opened), transaction);
    agent.typed += 1;
    if (seen[own].has(agent.typed)) await agent.frame(other);
  }
  for (const [agent, other] of [agents, [agents[1], agents[0]]] as const) await agent.frame(other);
  for (const [agent, other] of [agents, [agents[1], agents[0]]] as const)
    await agent.take(other, other.typed);
}

describe.runIf(hasTraces)('recorded typing', () => {
  test.each(['sequential-friendsforever_flat', 'sequential-seph-blog1'])(
    '%s, typed by two in turn, is its end everywhere',
    WITHIN,
    async (name) => {
      const trace = readTrace(name);
      const relay = await startRelay();
      const tess = await deviceOf(relay, 'tess');
      const tim = await deviceOf(relay, 'tim');
      const one = await openOn(tess, NOTES);
      const two = await openOn(tim, NOTES);
      await settled(one);
      await settled(two);
      await typeByTurns(trace, [one, two]);
      await settled(one);
      await settled(two);
      const replicas = [
        { device: tess, document: one },
        { device: tim, document: two },
      ];
      await expectOneText(relay, replicas, trace.endContent);
    },
  );

  test(
    'concurrent-friendsforever, each keystroke on the version it was typed into, is one text everywhere',
    WITHIN,
    async () => {
      const trace = readConcurrentTrace('concurrent-friendsforever');
      const relay = await startRelay();
      const agents = [new Agent(), new Agent()] as const;
      await agents[0].open(relay, 'tess');
      await agents[1].open(relay, 'tim');
      await typeConcurrently(trace, agents);
      const replicas = agents.map(({ device, opened }) => {
        if (device === null) throw new Error('not open');
        return { device, document: opened };
      });
      for (const { document } of replicas) await settled(document);
      const [first = 0, second = 0] = agents.map(({ opened }) => opened.view?.doc.clientID);
      const text = textOf(agents[0].opened);
      await expectOneText(relay, replicas, text);
      expect(sorted(text)).toEqual(sorted(trace.endContent));
      // Which of two that were typed at one place comes first is for the ids of Yjs to say, which
      // are drawn by lot. As the recorded ones were, it is the recorded text.
      if (first < second) expect(text).toBe(trace.endContent);
    },
  );
});
