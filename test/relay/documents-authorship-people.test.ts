/**
 * Who wrote each character, by the relay’s word: three people, two of them offline in the middle,
 * one with a device that is put back from a backup of its journal. The relay is a process of its
 * own, killed and started again. The oracle is the test’s own list of who typed which character:
 * no character is typed twice.
 */

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { openFileJournal } from '../../electron/journal/index.ts';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import type { Journal } from '../../shared/client/journal.ts';
import {
  documentAuthorship,
  type DocumentAuthorship,
} from '../../shared/protocol/hand-over-messages.ts';
import { authorRuns } from '../../shared/review/authorship.ts';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { openOn, settled, TestDevice, textOf, until } from '../collab/test-device.ts';
import { DocumentClient } from './document-client.ts';
import { NOTES, NotesRelay, WRITERS } from './notes-relay.ts';

const [TESS, TIM, TOM] = WRITERS;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A generator of the numbers from 0 up to a limit: mulberry32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A device whose line can be cut, and whose journal can be copied and put back. */
class Laptop {
  readonly person: string;
  readonly #relay: NotesRelay;
  readonly #sockets = new Set<NodeSocket>();
  #folder: string;
  #journal: Journal | null = null;
  #device: TestDevice | null = null;
  #open: OpenDocument | null = null;
  #line: 'there' | 'cut' = 'there';

  constructor(relay: NotesRelay, person: string, folder: string) {
    this.#relay = relay;
    this.person = person;
    this.#folder = folder;
  }

  static async of(relay: NotesRelay, person: string): Promise<Laptop> {
    const laptop = new Laptop(relay, person, await newFolder());
    ends.push(() => laptop.close());
    await laptop.open();
    return laptop;
  }

  get document(): OpenDocument {
    if (this.#open === null) throw new Error('it is closed');
    return this.#open;
  }

  get doc(): Y.Doc {
    const doc = this.document.view?.doc;
    if (doc === undefined) throw new Error('it is not loaded');
    return doc;
  }

  async open(): Promise<void> {
    const journal = await openFileJournal(this.#folder);
    this.#journal = journal;
    const { sockets, cut } = { sockets: this.#sockets, cut: () => this.#line === 'cut' };
    class Socket extends NodeSocket {
      constructor(url: string, protocols?: string[]) {
        super(url, protocols);
        sockets.add(this);
        this.on('close', () => sockets.delete(this));
      }
    }
    this.#device = new TestDevice({
      journal,
      session: () =>
        cut() ? Promise.reject(new Error('no line')) : this.#relay.session(this.person),
      WebSocket: Socket as unknown as typeof WebSocket,
    });
    this.#open = await openOn(this.#device, NOTES);
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = null;
    await this.#journal?.close();
    this.#journal = null;
  }

  async reopen(): Promise<void> {
    await this.close();
    await this.open();
  }

  cutLine(): void {
    this.#line = 'cut';
    for (const socket of this.#sockets) socket.terminate();
  }

  mendLine(): void {
    this.#line = 'there';
    this.#device?.online();
  }

  /** The journal’s files, as a program that makes backups finds them. */
  async backUp(): Promise<string> {
    const copy = await newFolder();
    await until(() => this.document.view?.status.saved === 'saved');
    await cp(this.#folder, copy, { recursive: true });
    return copy;
  }

  /** The disk is lost; what the backup had is on the new one. */
  async putBack(backup: string): Promise<void> {
    await this.close();
    this.#folder = await newFolder();
    await cp(backup, this.#folder, { recursive: true });
    await this.open();
  }
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-laptop-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The first of the characters that are typed, each once. */
const FIRST = 0x3400;

class Writing {
  readonly typedBy = new Map<string, string>();
  /** `client:clock` of each character, as Yjs gave it when it was typed. */
  readonly typedAs = new Map<string, string>();
  readonly deletedBy = new Map<string, Set<string>>();
  readonly #below: (below: number) => number;
  #next = FIRST;

  constructor(seed: number) {
    this.#below = numbers(seed);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T;
  }

  /** One edit, anywhere in the text. */
  edit({ person, doc }: Laptop): void {
    const text = doc.getText('content');
    const at = this.#below(text.length + 1);
    const deletes = text.length > 30 && this.#below(4) === 0;
    if (deletes) this.#delete(text, at, person);
    else this.#type(doc, text, at, person);
  }

  #type(doc: Y.Doc, text: Y.Text, at: number, person: string): void {
    const length = 1 + this.#below(3);
    let typed = '';
    for (let index = 0; index < length; index += 1) {
      const character = String.fromCharCode(this.#next);
      this.#next += 1;
      const clock = Y.getState(doc.store, doc.clientID) + index;
      this.typedBy.set(character, person);
      this.typedAs.set(character, `${doc.clientID}:${clock}`);
      typed += character;
    }
    text.insert(at, typed);
  }

  #delete(text: Y.Text, at: number, person: string): void {
    const length = Math.min(1 + this.#below(4), text.length - at);
    for (const character of text.toJSON().slice(at, at + length)) {
      const persons = this.deletedBy.get(character) ?? new Set();
      this.deletedBy.set(character, persons.add(person));
    }
    text.delete(at, length);
  }

  /** Edits of all of them, in any order; now and then the line has time to do its work. */
  async edits(laptops: readonly Laptop[], count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      this.edit(this.pick(laptops));
      // Long enough for an edit to be a record of its own.
      await new Promise((resolve) => setTimeout(resolve, 7));
    }
  }
}

async function authorshipOf(relay: NotesRelay): Promise<DocumentAuthorship> {
  const { url, token } = await relay.session(TESS);
  const response = await fetch(`${url}/doc/${encodeURIComponent(NOTES)}/authorship`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return documentAuthorship.parse(await response.json());
}

/** The author of each character, as a screen shows it. */
function authorsIn(doc: Y.Doc, { claims }: DocumentAuthorship): Map<string, string> {
  const text = doc.getText('content');
  const content = text.toJSON();
  const authors = new Map<string, string>();
  for (const { from, to, author } of authorRuns(text, {
    claims: new Map(claims),
    own: new Set(),
  })) {
    const who = author.type === 'person' ? author.person : author.type;
    for (let at = from; at < to; at += 1) authors.set(content.charAt(at), who);
  }
  return authors;
}

const sorted = <V>(map: ReadonlyMap<string, V>): [string, V][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

function expectRight(writing: Writing, doc: Y.Doc, said: DocumentAuthorship): void {
  const authors = authorsIn(doc, said);
  const content = doc.getText('content').toJSON();
  expect(authors.size).toBe(content.length);
  const oracle = new Map(
    Array.from(content, (character) => [character, writing.typedBy.get(character) ?? '']),
  );
  expect(sorted(authors)).toEqual(sorted(oracle));
}

/** Each character that is gone was deleted by somebody who deleted it, and once. */
function expectDeletionsRight(
  writing: Writing,
  doc: Y.Doc,
  { claims, deletions }: DocumentAuthorship,
): void {
  const characterAt = new Map([...writing.typedAs].map(([character, id]) => [id, character]));
  const told = new Map<string, string>();
  for (const [client, clock, length, person] of deletions)
    for (let index = 0; index < length; index += 1) {
      const character = characterAt.get(`${client}:${clock + index}`) ?? '';
      expect(told.has(character)).toBe(false);
      expect([...(writing.deletedBy.get(character) ?? [])]).toContain(person);
      told.set(character, person);
    }
  const known = new Map(claims);
  const content = new Set(doc.getText('content').toJSON());
  for (const [character, id] of writing.typedAs) {
    const [client = '', clock = ''] = id.split(':');
    const reached =
      known.has(Number(client)) && Number(clock) < Y.getState(doc.store, Number(client));
    // What no relay ever had was on the disk that was lost.
    if (reached) expect(content.has(character) || told.has(character)).toBe(true);
  }
}

/** The relay has made a snapshot of it: what each wrote is not in a record of its own any more. */
async function isCompacted(relay: NotesRelay): Promise<boolean> {
  const store = await LmdbDocumentStore.open(join(relay.folder, 'documents', 'documents.lmdb'));
  const { snapshotBytes, logCount } = await store.read(NOTES);
  await store.close();
  return snapshotBytes > 0 && logCount < 500;
}

describe('authorship of a text by three people, two of them offline, one with a restored device', () => {
  it.each([1, 2, 3])(
    'is right for every character, after compaction and a restart of the relay (seed %i)',
    async (seed) => {
      const relay = await NotesRelay.start();
      ends.push(() => relay.end());
      const writing = new Writing(seed);
      const tess = await Laptop.of(relay, TESS);
      const tim = await Laptop.of(relay, TIM);
      const tom = await Laptop.of(relay, TOM);
      const all = [tess, tim, tom];
      const allSettled = async (): Promise<void> => {
        for (const { document } of all) await settled(document);
        await until(() => new Set(all.map(({ document }) => textOf(document))).size === 1);
      };
      await writing.edits(all, 200);
      const backup = await tom.backUp();
      tim.cutLine();
      await writing.edits(all, 120);
      tom.cutLine();
      await writing.edits(all, 120);
      // Closed and opened again without a line: under another client id, unknown to the relay.
      await tim.reopen();
      await writing.edits([tim, tess], 60);
      // What tom wrote without a line since the backup is gone with his disk.
      await tom.putBack(backup);
      await writing.edits([tom, tess], 80);
      tom.mendLine();
      await settled(tom.document);
      tim.mendLine();
      await allSettled();
      // Each a record of its own, until the relay makes a snapshot of them: on a busy machine it
      // has joined most of the edits before.
      for (let count = 0; count < 520; count += 1) {
        const laptop = writing.pick(all);
        writing.edit(laptop);
        await settled(laptop.document);
      }
      await allSettled();
      expectRight(writing, tess.doc, await authorshipOf(relay));

      await relay.kill();
      expect(await isCompacted(relay)).toBe(true);
      await relay.run();
      for (const laptop of all) laptop.mendLine();
      const said = await authorshipOf(relay);
      const copy = await relay.copy();
      expect(copy.getText('content').toJSON()).toBe(textOf(tess.document));
      expectRight(writing, copy, said);
      expectDeletionsRight(writing, copy, said);
      // All three wrote some of what is left, so that a mistake would be seen.
      expect(new Set(authorsIn(copy, said).values())).toEqual(new Set(WRITERS));

      await writing.edits(all, 60);
      await allSettled();
      for (const { doc } of all) expectRight(writing, doc, await authorshipOf(relay));
    },
    600_000,
  );

  it('is not to be had by writing under the id of another, nor is what comes with it', async () => {
    const relay = await NotesRelay.start();
    ends.push(() => relay.end());
    const connect = async (person: string, doc = new Y.Doc()): Promise<DocumentClient> => {
      const { url, token } = await relay.session(person);
      const base = { url: `${url.replace('http', 'ws')}/doc` };
      return DocumentClient.connect(base, {
        person,
        document: NOTES,
        doc,
        protocols: ['convene.1', `token.${token}`],
      });
    };
    const tess = await connect(TESS);
    tess.text.insert(0, 'I agree.');
    await tess.allSettled();

    // tim goes on where tess is, under her id, and adds something of his own to it.
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(tess.doc));
    forged.clientID = tess.doc.clientID;
    forged.getText('content').insert(0, 'No! ');
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(forged));
    own.getText('content').insert(0, 'tim: ');
    const tim = await connect(TIM);
    tim.sends = false;
    for (const doc of [forged, own]) tim.sendUpdate(Y.encodeStateAsUpdate(doc));
    await tim.until(() => tim.refused.length === 2);
    expect(tim.refused.map(({ code }) => code)).toEqual(['foreign-client-id', 'foreign-client-id']);
    await tim.close();

    tess.text.insert(8, ' — tess');
    await tess.allSettled();
    const said = await authorshipOf(relay);
    expect(said.claims).toEqual([[tess.doc.clientID, TESS]]);
    const copy = await relay.copy();
    expect(copy.getText('content').toJSON()).toBe('I agree. — tess');
    expect(new Set(authorsIn(copy, said).values())).toEqual(new Set([TESS]));
    await tess.close();
  });
});
