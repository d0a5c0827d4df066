/** Two people who write one paragraph, each on their own for a week, and then meet. */

import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import { NOTES, NotesRelay } from '../relay/notes-relay.ts';
import { NotesDevice } from './notes-device.ts';
import { numbers } from './numbers.ts';
import { closeAll, openOn, settled, textOf, until } from './test-device.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

const DAYS = 7;
const EDITS_A_DAY = 600;
/** Edits within one frame. */
const AT_ONCE = 20;
const START = '0123456789. '.repeat(20);

function sharedText(document: OpenDocument): Y.Text {
  const text = document.view?.doc.getText('content');
  if (text === undefined) throw new Error('not loaded');
  return text;
}

/** Writes with letters of one kind, and takes back only such letters: so both can be told apart. */
class Writer {
  readonly device: NotesDevice;
  readonly #letters: string;
  readonly #next: (below: number) => number;
  document: OpenDocument | null = null;
  /** Characters put in, less those taken back. */
  standing = 0;
  edits = 0;

  constructor(device: NotesDevice, letters: string, seed: number) {
    this.device = device;
    this.#letters = letters;
    this.#next = numbers(seed);
  }

  async open(): Promise<OpenDocument> {
    this.document = await openOn(this.device, NOTES);
    return this.document;
  }

  /** A day's edits; then the app is closed, with all of them saved. */
  async day(): Promise<void> {
    const document = await this.open();
    for (let edit = 0; edit < EDITS_A_DAY; edit += 1) {
      this.#edit(document);
      if (edit % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await until(() => document.view?.status.saved === 'saved');
    await until(() => document.view?.status.relay !== 'connecting');
    if (document.view?.status.relay !== 'offline') throw new Error('there is a relay');
    await document.close();
  }

  isOwn(text: string): string {
    return Array.from(text)
      .filter((letter) => this.#letters.includes(letter))
      .join('');
  }

  #edit(document: OpenDocument): void {
    const text = sharedText(document);
    this.edits += 1;
    const at = this.#next(text.length + 1);
    if (this.#next(3) === 0 && this.#letters.includes(text.toJSON().charAt(at) || ' ')) {
      text.delete(at, 1);
      this.standing -= 1;
      return;
    }
    const word = Array.from({ length: 1 + this.#next(6) }, () =>
      this.#letters.charAt(this.#next(this.#letters.length)),
    ).join('');
    text.insert(at, word);
    this.standing += word.length;
  }
}

test.each([1, 2])(
  'seed %i: both write one paragraph for a week without a network; nothing of either is lost',
  { timeout: 600_000 },
  async (seed) => {
    const relay = await NotesRelay.start();
    ends.push(() => relay.end());
    const tess = new Writer(await NotesDevice.of(relay, 'tess'), 'abcdefghij', seed);
    const tim = new Writer(await NotesDevice.of(relay, 'tim'), 'ABCDEFGHIJ', seed + 100);
    const writers = [tess, tim];
    for (const { device } of writers) ends.push(() => device.end());
    const [first, second] = [await tess.open(), await tim.open()];
    first.view?.doc.getText('content').insert(0, START);
    await until(() => textOf(second) === START);
    for (const each of [first, second]) {
      await settled(each);
      await each.close();
    }
    await relay.kill();
    for (let day = 0; day < DAYS; day += 1) for (const writer of writers) await writer.day();

    const alone = [];
    for (const writer of writers) alone.push(textOf(await writer.open()));
    await relay.run();
    for (const { device, document } of writers) {
      device.online();
      if (document !== null) await settled(document);
    }
    await until(() => writers.every(({ document }) => document?.view?.status.peers === 1));
    const texts = (): string[] =>
      writers.map(({ document }) => (document === null ? '' : textOf(document)));
    await until(() => texts()[0] === texts()[1]);
    const [met = ''] = texts();
    expect((await relay.copy()).getText('content').toJSON()).toBe(met);
    for (const [index, writer] of writers.entries()) {
      expect(writer.edits).toBe(DAYS * EDITS_A_DAY);
      // All of it, and in the order in which its author has it.
      expect(writer.isOwn(met).length).toBe(writer.standing);
      expect(writer.isOwn(met)).toBe(writer.isOwn(alone[index] ?? ''));
      expect(writer.device.drafts).toEqual([]);
      await writer.document?.close();
      const kept = await writer.device.reopened();
      expect(kept.getText('content').toJSON()).toBe(met);
    }
    expect(met.replaceAll(/[a-jA-J]/g, '')).toBe(START);
  },
);

/** So that each word can be found again whole. */
const betweenWords = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(/>/g), ({ index }) => index + 1),
];

test('two devices of one person, two windows on each, all written in offline at once: all of it is there', async () => {
  const relay = await NotesRelay.start();
  ends.push(() => relay.end());
  const devices = [await NotesDevice.of(relay, 'tess'), await NotesDevice.of(relay, 'tess')];
  for (const device of devices) ends.push(() => device.end());
  const windows: OpenDocument[] = [];
  for (const device of [...devices, ...devices]) {
    const open = await openOn(device, NOTES);
    await settled(open);
    windows.push(open);
  }
  await relay.kill();
  await until(() => windows.every((each) => each.view?.status.relay === 'offline'));
  const next = numbers(5);
  const written: string[] = [];
  for (let edit = 0; edit < 800; edit += 1) {
    const window = windows[next(windows.length)];
    if (window === undefined) continue;
    const word = `<${edit}>`;
    const places = betweenWords(textOf(window));
    sharedText(window).insert(places[next(places.length)] ?? 0, word);
    written.push(word);
    if (next(8) === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await until(() => windows.every((each) => each.view?.status.saved === 'saved'));
  await relay.run();
  for (const device of devices) device.online();
  for (const each of windows) await settled(each);
  await until(() => new Set(windows.map((each) => textOf(each))).size === 1);
  const [all = ''] = windows.map((each) => textOf(each));
  for (const word of written) expect(all.split(word).length).toBe(2);
  expect(all.length).toBe(written.join('').length);
  const copy = await relay.copy();
  expect(copy.getText('content').toJSON()).toBe(all);
  for (const each of windows) await each.close();
  for (const device of devices) {
    expect(device.drafts).toEqual([]);
    expect((await device.reopened()).getText('content').toJSON()).toBe(all);
  }
});
