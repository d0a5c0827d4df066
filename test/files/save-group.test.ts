import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../../renderer/browser-host/save-by-page.ts';
import { recordsWhere, tallyOf, type Ballot, type State } from '../../shared/rules/index.ts';
import { ClientWorld, type Desk } from '../client/client-world.ts';
import { comment, editDocument, entryId, eventually, say } from '../client/documents-of.ts';

const OPERATIONS = 'mainnet-operations';
const MESSAGING = 'off-chain-messaging';

let world: ClientWorld;
let me: Desk;
let ledger: string;
let state: State;

beforeAll(async () => {
  world = await ClientWorld.make();
  me = world.desk('me');
  ({ ledger } = await me.ask({ type: 'sample-open' }));
  await me.status(ledger, 'online');
  state = await me.state(ledger);
  await mirrored();
}, 400_000);
afterAll(() => world.end());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Manifest {
  readonly ledger: string;
  readonly rehearsal: boolean;
  readonly position: { readonly seq: number; readonly head: string };
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly missing: readonly string[];
}

/** Writes a group's folder; gives its files by their paths. */
async function saved(twg: string) {
  const reply = await me.ask({ type: 'save-group', ledger, twg });
  if (reply.path === null) throw new Error('no place was given');
  const files = filesIn(reply.path);
  const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
  const manifest = JSON.parse(text('manifest.json')) as Manifest;
  return { reply, folder: reply.path, files, text, manifest };
}

function filesIn(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(relative(folder, path), readFileSync(path));
  }
  return files;
}

/** Waits until this device has what the relay has of the groups: a draft of an update comes last. */
const mirrored = () =>
  eventually(async () => {
    const { files, reply } = await saved(OPERATIONS);
    const isHere = reply.missing.length === 0 && files.has('updates/operations-update-5.draft.md');
    return isHere && (await saved(MESSAGING)).reply.missing.length === 0;
  });

/** The texts that the ledger names of a group's outputs and updates, and where they are to be. */
function textsNamed(twg: string): { readonly path: string; readonly sha256: string | null }[] {
  const outputs = recordsWhere(state.output, (output) => output.twg === twg);
  const updates = recordsWhere(state.update, (update) => update.twg === twg);
  return [
    ...outputs.flatMap(({ id, approvedText, groupText, dissents }) => [
      { path: `outputs/${id}.approved.md`, sha256: approvedText },
      { path: `outputs/${id}.group-vote.md`, sha256: groupText },
      ...dissents.map(({ person, textSha256 }) => {
        return { path: `outputs/${id}.dissent-${person}.md`, sha256: textSha256 };
      }),
    ]),
    ...updates.map(({ id, textSha256 }) => ({ path: `updates/${id}.md`, sha256: textSha256 })),
  ].filter((each) => each.sha256 !== null);
}

describe('a group as a folder of plain files', () => {
  it('has every text that the ledger names, byte for byte, and every file in its list', async () => {
    for (const twg of [OPERATIONS, MESSAGING]) {
      const { files, manifest, reply, text } = await saved(twg);
      expect(reply.files).toBe(files.size);
      expect(reply.missing).toEqual([]);
      expect(manifest.files.map(({ path }) => path).sort()).toEqual(
        [...files.keys()].filter((path) => path !== 'manifest.json').sort(),
      );
      for (const { path, sha256: listed, bytes } of manifest.files) {
        const file = files.get(path);
        expect(file?.length, path).toBe(bytes);
        expect(sha256(file ?? Buffer.alloc(0)), path).toBe(listed);
      }
      const named = textsNamed(twg);
      expect(named.length).toBeGreaterThan(3);
      for (const { path, sha256: hash } of named) {
        expect(sha256(files.get(path) ?? Buffer.alloc(0)), path).toBe(hash);
      }
      expect(text('outputs.md').includes('minority opinion')).toBe(twg === MESSAGING);
    }
  });

  it('has each ballot with its exact text, and the counts that the rules give', async () => {
    const { files, text } = await saved(MESSAGING);
    const ballots = [...files.keys()].filter((path) => /^ballots\/.*\.json$/.test(path));
    expect(ballots.length).toBeGreaterThanOrEqual(5);
    for (const path of ballots) {
      const told = JSON.parse(text(path)) as Ballot & { readonly tally: unknown };
      const ballot = state.ballot.get(told.id);
      if (ballot === undefined) throw new Error(`no ballot ${told.id}`);
      expect(told).toMatchObject({
        outcome: ballot.outcome,
        votes: ballot.votes,
        roll: ballot.roll,
      });
      expect(told.tally).toEqual(tallyOf(ballot));
      const exact = files.get(path.replace('.json', '.text.md')) ?? Buffer.alloc(0);
      expect(sha256(exact)).toBe(ballot.textSha256);
      const words = text(path.replace('.json', '.md'));
      expect(words).toContain(ballot.textSha256);
      for (const { person } of ballot.votes) {
        expect(words).toContain(state.person.get(person)?.name ?? '?');
      }
    }
  });

  it('says what is what, that it is a rehearsal, and of which entry it is', async () => {
    const { text, manifest, files } = await saved(OPERATIONS);
    const { position } = await me.open(ledger);
    expect(manifest).toMatchObject({ ledger, rehearsal: true, position });
    const page = text('README.md');
    expect(page).toContain('This is a rehearsal');
    expect(page).toContain(position.head);
    expect(page).toContain(`There are ${files.size} files`);
    expect(text('charter.md')).toMatch(/^# Technical working group: Mainnet Operations\n/);
    expect(text('history.md')).toContain(
      'closed the ballot on forming Mainnet Operations: it passed',
    );
    for (const part of ['discussions.md', 'meetings.md', 'updates.md', 'ballots.md'])
      expect(text(part).length, part).toBeGreaterThan(50);
  });

  it('is the same, byte for byte, while nothing changes, and in another folder', async () => {
    const first = await saved(OPERATIONS);
    const second = await saved(OPERATIONS);
    expect(second.folder).not.toBe(first.folder);
    expect([...second.files.keys()]).toEqual([...first.files.keys()]);
    for (const [path, bytes] of first.files) {
      expect(Buffer.compare(bytes, second.files.get(path) ?? Buffer.alloc(0)), path).toBe(0);
    }
    // Nothing unfinished is left behind.
    expect(readdirSync(me.folder).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
  });

  it('has what was said, and attachments beside the text that refers to them', async () => {
    const image = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const { sha256: hash } = await me.ask({ type: 'keep-bytes', ledger, bytes: image });
    const lost = 'f'.repeat(64);
    const document = 'output/upgrade-rehearsals';
    await me.ask({ type: 'sample-act-as', ledger, person: 'mateo' });
    await editDocument(me, ledger, document, (doc) => {
      doc
        .getText('content')
        .insert(0, `\ufeff![a](attachments/${hash}.png) ![b](attachments/${lost}.png)\r\n`);
    });
    const hostile = 'Look <script>alert(1)</script> [here](javascript:x)\n# Not a heading';
    await say(me, ledger, document, comment(1, 'mateo', hostile), {
      type: 'reply',
      id: entryId(2),
      by: 'mateo',
      at: 1_700_000_000_002,
      thread: entryId(1),
      text: 'And an answer.',
      mentions: [],
    });
    const { files, text, reply, manifest } = await eventually(async () => {
      const found = await saved(OPERATIONS);
      const isThere =
        found.text('outputs/upgrade-rehearsals.md').includes(hash) &&
        found.files.has('comments/output-upgrade-rehearsals.md');
      return isThere ? found : null;
    });
    expect(text('outputs/upgrade-rehearsals.md').startsWith('\ufeff![a]')).toBe(true);
    expect(files.get(`outputs/attachments/${hash}.png`)).toEqual(Buffer.from(image));
    expect(reply.missing.join('\n')).toContain(lost);
    expect(manifest.missing).toEqual([...reply.missing].sort());
    expect(text('README.md')).toContain('1 thing of the group was not on the device');
    const said = text('comments/output-upgrade-rehearsals.md');
    expect(said).toContain('And an answer.');
    // It stands as a quotation: what a reader draws of it is for the reader’s own rules.
    expect(said).toContain('> # Not a heading');
  });

  it('is one archive in a browser, the same for the same files', async () => {
    const { files } = await saved(MESSAGING);
    async function* all() {
      for (const [path, bytes] of files) yield { path, bytes: new Uint8Array(bytes) };
    }
    const zip = new Uint8Array(await (await zipOf('messaging', all())).arrayBuffer());
    const again = new Uint8Array(await (await zipOf('messaging', all())).arrayBuffer());
    expect(Buffer.compare(zip, again)).toBe(0);
    const out = unzipSync(zip);
    expect(Object.keys(out).sort()).toEqual(
      [...files.keys()].map((path) => `messaging/${path}`).sort(),
    );
    for (const [path, bytes] of files) {
      expect(Buffer.compare(out[`messaging/${path}`] ?? Buffer.alloc(0), bytes)).toBe(0);
    }
  });

  it('says so where there is no such group', async () => {
    const problem = await me.problem({ type: 'save-group', ledger, twg: 'nobody' });
    expect(problem.code).toBe('unknown-group');
  });
});
