/** A relay that comes back may be another: what it has, or lacks, is asked of each connection. */

import { expect, test } from 'vitest';
import { Attachments } from '../../shared/client/documents/attachments.ts';
import type { JournalDocuments } from '../../shared/client/documents/journal-documents.ts';
import { Mirror } from '../../shared/client/documents/mirror.ts';
import type { LedgerClient } from '../../shared/client/ledger-client.ts';
import type { ClientStore } from '../../shared/client/ports.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const PORTS = {
  after: () => () => {},
  randomBytes: (count: number) => new Uint8Array(count),
  clock: () => 0,
};

/** A client that is online, and questions that the relay answers when the test says so. */
function asked(reply: unknown) {
  const questions: ((reply: unknown) => void)[] = [];
  const ask = () => new Promise<unknown>((resolve) => questions.push(resolve));
  const client = {
    connection: { status: 'online' },
    relay: () => Promise.resolve({ http: { getJson: ask, postJson: ask }, token: '' }),
  } as unknown as LedgerClient;
  /** The question of that number is asked. */
  const question = async (number: number): Promise<void> => {
    for (let turns = 0; turns < 1000 && questions.length < number; turns += 1) await turn();
    expect(questions).toHaveLength(number);
  };
  const answer = (number: number): void => questions[number - 1]?.(reply);
  return { client, question, answer };
}

const storeOf = (notes: Readonly<Record<string, string>>) =>
  ({
    readNote: (name: string) => Promise.resolve(notes[name] ?? null),
    writeNote: () => Promise.resolve(),
  }) as unknown as ClientStore;

test('documents are compared again where another connection came while they were', async () => {
  const { client, question, answer } = asked({ documents: [], marks: [] });
  const journal = { names: () => Promise.resolve(new Set()) } as unknown as JournalDocuments;
  const mirror = new Mirror({
    client,
    store: storeOf({}),
    ports: PORTS,
    journal,
    mirrored: () => {},
  });
  mirror.online();
  await question(1);
  mirror.online();
  answer(1);
  await question(2);
  answer(2);
  await mirror.close();
});

test('attachments are compared again where another connection came while they were', async () => {
  const { client, question, answer } = asked({ lacking: [] });
  const store = storeOf({ 'attachments-given': JSON.stringify(['a'.repeat(64)]) });
  const attachments = new Attachments({ client, store, ports: PORTS });
  attachments.online();
  await question(1);
  attachments.online();
  answer(1);
  await question(2);
  answer(2);
  await attachments.close();
});
