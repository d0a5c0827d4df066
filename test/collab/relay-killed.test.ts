/** The relay's process is killed while people type. */

import { afterEach, expect, test } from 'vitest';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import { NOTES, NotesRelay } from '../relay/notes-relay.ts';
import { NotesDevice } from './notes-device.ts';
import { numbers } from './numbers.ts';
import { closeAll, openOn, settled, textOf, type, until } from './test-device.ts';

const KILLS = 5;
/** Also where it has not been reached yet. */
const isAway = (document: OpenDocument | undefined): boolean =>
  document?.view?.status.relay === 'offline' || document?.view?.status.relay === 'connecting';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

test(
  `kill -9 of the relay in the middle of typing, ${KILLS} times: every word of both is everywhere`,
  { timeout: 600_000 },
  async () => {
    const relay = await NotesRelay.start();
    ends.push(() => relay.end());
    const devices = [await NotesDevice.of(relay, 'tess'), await NotesDevice.of(relay, 'tim')];
    const documents: OpenDocument[] = [];
    for (const device of devices) {
      ends.push(() => device.end());
      documents.push(await openOn(device, NOTES));
    }
    const written: string[] = [];
    const state = { typing: true };
    const typist = async (document: OpenDocument, seed: number): Promise<void> => {
      const next = numbers(seed);
      while (state.typing) {
        const word = `<${seed}:${written.length}>`;
        written.push(word);
        type(document, word);
        await new Promise((resolve) => setTimeout(resolve, 1 + next(8)));
      }
    };
    const typists = documents.map((document, index) => typist(document, index + 1));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const [first] = documents;
      // Some of it is on the relay's disk by then, and more is on its way.
      await until(() => !isAway(first));
      await new Promise((resolve) => setTimeout(resolve, 20 * (kill + 1)));
      await relay.kill();
      await until(() => first?.view?.status.relay === 'offline');
      await relay.run();
      for (const device of devices) device.online();
    }
    state.typing = false;
    await Promise.all(typists);
    for (const document of documents) await settled(document);
    await until(() => new Set(documents.map((document) => textOf(document))).size === 1);
    const [all = ''] = documents.map((document) => textOf(document));
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter((word) => all.split(word).length !== 2)).toEqual([]);
    expect((await relay.copy()).getText('content').toJSON()).toBe(all);
    for (const [index, device] of devices.entries()) {
      expect(device.drafts).toEqual([]);
      await documents[index]?.close();
      expect((await device.reopened()).getText('content').toJSON()).toBe(all);
    }
  },
);
