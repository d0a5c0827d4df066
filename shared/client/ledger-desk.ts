import { signBy, type HostContext } from './host-context.ts';
import { HostError, keeping } from './host-error.ts';
import type { HostReplies, HostRequestOf, OpenedAssociation } from './host-messages.ts';
import { knownAssociation } from './association-record.ts';
import type { DraftShelf } from './draft-shelf.ts';
import type { SaveFile } from './save-file.ts';

/** Opens a ledger for a window. */
export async function openAssociation(
  { associations }: HostContext,
  drafts: DraftShelf,
  ledger: string,
): Promise<OpenedAssociation> {
  const client = await associations.client(ledger);
  const record = associations.record(ledger);
  return {
    association: knownAssociation(record),
    ...client.opened(),
    personas: record.personas.map(({ person }) => person),
    drafts: await drafts.list(null),
  };
}

export async function propose(
  { associations, ports }: HostContext,
  { ledger, act, texts = [] }: HostRequestOf<'propose'>,
): Promise<HostReplies['propose']> {
  const client = await associations.client(ledger);
  const { me } = associations.record(ledger);
  return client.propose(act, texts, me, signBy(ports, me.publicKey));
}

export async function readText(
  { associations }: HostContext,
  { ledger, sha256 }: HostRequestOf<'read-text'>,
): Promise<HostReplies['read-text']> {
  const client = await associations.client(ledger);
  const here = await keeping(() => client.shelf.read(sha256, null));
  if (here !== null || client.connection.status !== 'online') return { text: here };
  // Somebody may have put it there for an act that is still to come.
  const relay = await client.relay();
  return { text: await client.shelf.read(sha256, relay) };
}

export async function entryLines(
  { associations }: HostContext,
  { ledger, seq }: HostRequestOf<'entry'>,
): Promise<HostReplies['entry']> {
  const { copy } = await associations.client(ledger);
  if (seq > copy.shown.position.seq) {
    throw new HostError('unknown-entry', `there is no entry ${seq}`, { seq });
  }
  return { lines: await copy.linesBetween(seq - 1, seq) };
}

export async function exportLedger(
  { associations }: HostContext,
  saveFile: SaveFile,
  { ledger }: HostRequestOf<'export'>,
): Promise<HostReplies['export']> {
  const { copy } = await associations.client(ledger);
  const { name } = associations.record(ledger);
  const suggested = `${fileName(name)}-${copy.shown.position.seq}.jsonl`;
  return { path: await keeping(() => saveFile(suggested, copy.exported())) };
}

/**
 * Saves the two entries of a fork, each on a line of its own, before them a line that says what
 * they are; without a fork, the signed acts that wait, so that they can be carried as a file.
 */
export async function saveEvidence(
  { associations }: HostContext,
  saveFile: SaveFile,
  { ledger }: HostRequestOf<'save-evidence'>,
): Promise<HostReplies['save-evidence']> {
  const client = await associations.client(ledger);
  const { fork } = client;
  const lines: string[] = [];
  if (fork !== null) {
    const { relayKey, seq, ours, theirs } = fork;
    lines.push(JSON.stringify({ kind: 'fork', ledger, relayKey, seq }), ours, theirs);
  } else {
    for (const { signed } of client.outbox.waiting()) {
      lines.push(JSON.stringify({ kind: 'act', act: signed.bytes, signature: signed.signature }));
    }
  }
  const suggested = `${fileName(associations.record(ledger).name)}-evidence.jsonl`;
  return { path: await keeping(() => saveFile(suggested, each(lines))) };
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** A name that every system takes. */
function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'association' : plain.slice(0, 60);
}
