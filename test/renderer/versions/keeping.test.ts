import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  AutomaticCheckpoints,
  CHECKPOINT_EVERY,
} from '../../../renderer/features/documents/versions/automatic-checkpoints.ts';
import {
  bytesOfText,
  MOST_KEPT,
  readKept,
} from '../../../renderer/features/documents/versions/kept-text.ts';
import { keepVersion } from '../../../renderer/features/documents/versions/keep-version.ts';
import { restore } from '../../../renderer/features/documents/versions/restore.ts';
import { PUT_BACK } from '../../../renderer/collab/put-back.ts';
import { ReviewLog } from '../../../renderer/collab/use-review.ts';
import type { Host, HostRequest } from '../../../shared/client/host-messages.ts';
import { MAX_TEXT_BYTES } from '../../../shared/client/text-shelf.ts';
import type { Version } from '../../../shared/review/review.ts';
import { anchorOf, rangeOf } from '../../../shared/review/anchors.ts';

const LEDGER = 'a'.repeat(64);

/** A host that keeps bytes, and a document with its log. */
function aDocument(content: string) {
  const kept = new Map<string, Uint8Array>();
  let works = true;
  const order: string[] = [];
  const answer = (request: HostRequest): unknown => {
    if (request.type === 'keep-bytes') {
      if (!works) return { ok: false, problem: { code: 'disk', message: '', details: {} } };
      const sha256 = bytesOfText(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(request.bytes),
      ).sha256;
      kept.set(sha256, request.bytes);
      order.push('bytes');
      return { ok: true, value: { sha256 } };
    }
    if (request.type === 'read-bytes')
      return { ok: true, value: { bytes: kept.get(request.sha256) ?? null } };
    throw new Error(request.type);
  };
  const host = {
    request: (request: HostRequest) => Promise.resolve(answer(request)),
  } as unknown as Host;
  const text = new Y.Doc().getText('content');
  text.insert(0, content);
  const log = new ReviewLog(new Y.Doc());
  const stop = log.subscribe(() => order.push('entry'));
  const workspace = (mayWrite = true) =>
    ({
      text,
      handle: { mayWrite },
      review: {
        handle: { mayWrite: true },
        review: log.read(),
        say: (said: Parameters<ReviewLog['say']>[0]) => log.say(said, { by: 'ann', at: 5 }),
      },
    }) as unknown as Parameters<typeof restore>[2];
  const versions = (): readonly Version[] => log.read().versions;
  return {
    host,
    kept,
    text,
    order,
    workspace,
    versions,
    stop,
    fail: () => {
      works = false;
    },
  };
}

test('the bytes are kept before the entry that names them', async () => {
  const it = aDocument('# One\n');
  const kept = await keepVersion(it.host, LEDGER, it.workspace(), { reason: 'named', name: 'One' });
  expect(kept.outcome).toBe('kept');
  expect(it.order).toEqual(['bytes', 'entry']);
  expect(it.versions()).toMatchObject([{ name: 'One', reason: 'named', bytes: 6, by: 'ann' }]);
});

test('where the bytes cannot be kept there is no version', async () => {
  const it = aDocument('# One\n');
  it.fail();
  const kept = await keepVersion(it.host, LEDGER, it.workspace(), { reason: 'checkpoint' });
  expect(kept).toMatchObject({ outcome: 'failed', problem: { code: 'disk' } });
  expect(it.versions()).toEqual([]);
});

test('one text is no checkpoint twice, but may have a name as well', async () => {
  const it = aDocument('# One\n');
  const keep = (reason: 'checkpoint' | 'named') =>
    keepVersion(it.host, LEDGER, it.workspace(), {
      reason,
      name: reason === 'named' ? 'One' : null,
    });
  expect((await keep('checkpoint')).outcome).toBe('kept');
  expect((await keep('checkpoint')).outcome).toBe('known');
  expect((await keep('named')).outcome).toBe('kept');
  expect((await keep('checkpoint')).outcome).toBe('known');
  expect(it.versions()).toHaveLength(2);
});

test('more than 2 MiB is said with its numbers, not kept', async () => {
  expect(MOST_KEPT).toBe(MAX_TEXT_BYTES);
  const it = aDocument('é'.repeat(MOST_KEPT / 2 + 1));
  const kept = await keepVersion(it.host, LEDGER, it.workspace(), { reason: 'named', name: 'x' });
  expect(kept).toEqual({ outcome: 'too-large', bytes: MOST_KEPT + 2, most: MOST_KEPT });
  expect(it.kept.size).toBe(0);
});

test('a byte order mark and line ends come back as they were', async () => {
  const content = '\uFEFFa\r\nb\rc';
  const it = aDocument(content);
  const kept = await keepVersion(it.host, LEDGER, it.workspace(), { reason: 'checkpoint' });
  if (kept.outcome !== 'kept') throw new Error(kept.outcome);
  expect(await readKept(it.host, LEDGER, kept.sha256)).toEqual({ status: 'there', text: content });
});

test('what does not have the hash is not shown', async () => {
  const it = aDocument('');
  it.kept.set('b'.repeat(64), new TextEncoder().encode('forged'));
  expect(await readKept(it.host, LEDGER, 'b'.repeat(64))).toEqual({ status: 'wrong' });
});

test('restoring keeps what is there, changes only what differs, and can be undone', async () => {
  const was = 'Title\n\nOne passage.\n\nAnother one.\n';
  const is = 'Title\n\nOne passage, changed.\n\nAnother one.\nAnd more.\n';
  const it = aDocument(is);
  const undo = new Y.UndoManager(it.text, { trackedOrigins: new Set([PUT_BACK]) });
  const anchor = anchorOf(it.text, is.indexOf('Another'), is.indexOf('Another') + 7);
  const sha256 = bytesOfText(was).sha256;
  const version = { sha256, text: was, name: 'Draft' };
  expect((await restore(it.host, LEDGER, it.workspace(), version)).outcome).toBe('restored');
  expect(it.text.toJSON()).toBe(was);
  const range = rangeOf(it.text, anchor);
  expect(was.slice(range?.from, range?.to)).toBe('Another');
  expect(it.versions()).toMatchObject([
    { reason: 'checkpoint', sha256: bytesOfText(is).sha256 },
    { reason: 'restore', name: 'Draft', sha256, restores: sha256 },
  ]);
  undo.undo();
  expect(it.text.toJSON()).toBe(is);
});

test('nothing is restored where what is there could not be kept first, or by who may not write', async () => {
  const it = aDocument('now');
  const version = { sha256: bytesOfText('then').sha256, text: 'then', name: null };
  expect((await restore(it.host, LEDGER, it.workspace(false), version)).outcome).toBe('read-only');
  it.fail();
  expect(await restore(it.host, LEDGER, it.workspace(), version)).toMatchObject({
    outcome: 'not-kept',
    kept: { outcome: 'failed' },
  });
  expect(it.text.toJSON()).toBe('now');
});

/** A clock that goes on only where the test says so. */
function checkpoints() {
  let now = 0;
  let last: number | null = null;
  let waiting: { readonly at: number; readonly run: () => void } | null = null;
  let kept = 0;
  const automatic = new AutomaticCheckpoints({
    now: () => now,
    later: (run, ms) => {
      waiting = { at: now + ms, run };
      return () => {
        waiting = null;
      };
    },
    lastVersionAt: () => last,
    keep: () => {
      kept += 1;
      last = now;
    },
  });
  const pass = (ms: number): void => {
    const end = now + ms;
    for (let due = waiting; due !== null && due.at <= end; due = waiting) {
      now = due.at;
      waiting = null;
      due.run();
    }
    now = end;
  };
  return {
    automatic,
    pass,
    kept: () => kept,
    othersKept: () => {
      last = now;
    },
  };
}

test('at most one checkpoint in ten minutes of editing, none where nothing is written', () => {
  const { automatic, pass, kept } = checkpoints();
  pass(3 * CHECKPOINT_EVERY);
  expect(kept()).toBe(0);
  for (let minute = 0; minute < 30; minute += 1) {
    automatic.edited();
    pass(60_000);
  }
  expect(kept()).toBe(3);
  pass(10 * CHECKPOINT_EVERY);
  expect(kept()).toBe(3);
});

test('leaving after edits keeps them, leaving without keeps nothing', () => {
  const { automatic, pass, kept } = checkpoints();
  automatic.left();
  expect(kept()).toBe(0);
  automatic.edited();
  pass(1000);
  automatic.left();
  automatic.left();
  expect(kept()).toBe(1);
});

test('where another has just kept one, it is put off', () => {
  const { automatic, pass, kept, othersKept } = checkpoints();
  automatic.edited();
  pass(CHECKPOINT_EVERY - 1000);
  othersKept();
  pass(1000);
  expect(kept()).toBe(0);
  pass(CHECKPOINT_EVERY);
  expect(kept()).toBe(1);
});
