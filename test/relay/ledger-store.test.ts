import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  openAppendFile,
  openLedger,
  type LedgerStore,
} from '../../sync-server/ledger-file/index.ts';
import { LineLog } from '../../sync-server/ledger-file/line-log.ts';
import { STATE_HASH_INTERVAL } from '../../shared/ledger/state-hash.ts';
import { signerOf, TestAssociation } from '../ledger/test-association.ts';
import { FakeDisk } from './fake-disk.ts';
import { ledgerStoreSuite, unitsOfLedger } from './ledger-store-suite.ts';

const GIVEN = { hasText: () => false, relay: signerOf('relay') };

const NO_TEXT = Buffer.from([0xff, 0x0a]);

async function inFolder(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-store-'));
  try {
    await test(join(folder, 'ledger.jsonl'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a file on the disk', () => {
  ledgerStoreSuite(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convene-store-'));
    const path = join(folder, 'ledger.jsonl');
    const open: LedgerStore[] = [];
    const close = async () => {
      for (const store of open.splice(0)) await store.close();
    };
    return {
      open: async () => {
        const { store } = await openLedger({ path, file: await openAppendFile(path), ...GIVEN });
        open.push(store);
        return store;
      },
      // The page cache outlives a process: what a power cut takes, the other store shows.
      crash: async () => {},
      tear: (text) => appendFile(path, text),
      end: async () => {
        await close();
        await rm(folder, { recursive: true });
      },
    };
  });
});

describe('a disk that loses what was not flushed', () => {
  ledgerStoreSuite(async () => {
    const disk = new FakeDisk();
    return {
      open: async () => {
        const file = await disk.open('ledger');
        return (await openLedger({ path: 'ledger', file, ...GIVEN })).store;
      },
      crash: async () => disk.cutPower(),
      tear: async (text) => {
        const content = disk.content('ledger');
        content.written = Buffer.concat([content.written, Buffer.from(text)]);
      },
      end: async () => {},
    };
  });
});

describe('group commit', () => {
  it('flushes once for all that arrived meanwhile, and keeps its order', async () => {
    const disk = new FakeDisk();
    const log = new LineLog(await disk.open('log'));
    const first = log.append(['1']);
    await first;
    expect(disk.flushes).toBe(1);
    await Promise.all(['2', '3', '4', '5'].map((line) => log.append([line])));
    expect(disk.flushes).toBe(2);
    expect(disk.content('log').flushed.toString()).toBe('1\n2\n3\n4\n5\n');
  });

  it('takes back what a full disk took in part, and all that built on it', async () => {
    const disk = new FakeDisk();
    const log = new LineLog(await disk.open('log'));
    await log.append(['kept']);
    disk.fault = 'full';
    const failing = log.append(['a line that is cut']);
    await expect(failing).rejects.toThrow('ENOSPC');
    disk.fault = 'none';
    await log.append(['later']);
    expect(disk.content('log').flushed.toString()).toBe('kept\nlater\n');
  });

  it('repairs before it goes on, where even taking back fails', async () => {
    const disk = new FakeDisk();
    const log = new LineLog(await disk.open('log'));
    disk.fault = 'flush-fails';
    await expect(log.append(['lost'])).rejects.toThrow('EIO');
    await expect(log.append(['lost too'])).rejects.toThrow('EIO');
    disk.fault = 'none';
    await log.append(['kept']);
    expect(disk.content('log').flushed.toString()).toBe('kept\n');
    expect(log.size).toBe(5);
  });
});

describe('a damaged ledger stops the start, naming file and line', () => {
  const lines = unitsOfLedger().flatMap((unit) => unit.lines);
  const whole = `${lines.join('\n')}\n`;

  const last = lines.at(-1) ?? '';
  const head = /"head":"([0-9a-f]{64})","kind":"entry"/.exec(last)?.[1] ?? '';
  const third = lines[2] ?? '';
  const without = lines.filter((_line, index) => index !== 3);

  it.each([
    ['an entry changed', whole.replace('"seq":3,', '"seq":4,'), /ledger\.jsonl, line 4: seq: /],
    ['a line missing', without.join('\n') + '\n', /line 4: seq: /],
    ['a line cut', whole.replace(third, third.slice(0, 50)), /line 3: not-json: /],
    ['a line doubled', whole.replace(third, `${third}\n${third}`), /line 4: seq: /],
    ['a byte that is no text', Buffer.concat([Buffer.from(whole), NO_TEXT]), /line 9: not-utf-8/],
    [
      'a trailer, as in an export',
      `${whole}{"count":8,"head":"${head}","kind":"trailer","seq":6}\n`,
      /line 9: misplaced-line: .*trailer/,
    ],
  ])('%s', async (_name, content, said) => {
    await inFolder(async (path) => {
      await writeFile(path, content);
      const file = await openAppendFile(path);
      await expect(openLedger({ path, file, ...GIVEN })).rejects.toThrow(said);
      await expect(openLedger({ path, file, ...GIVEN })).rejects.toThrow(/^damaged: /);
      await file.close();
      // Nothing is changed about it.
      expect(await readFile(path)).toEqual(Buffer.from(content));
    });
  });
});

describe('a crash between an entry and the state hash after it', () => {
  it('leaves the state hash to be signed at the next start', async () => {
    const association = TestAssociation.founded();
    for (let n = 2; n <= STATE_HASH_INTERVAL; n += 1) {
      association.do('sam', n % 2 === 0 ? 'tsc.seat' : 'tsc.unseat', { person: 'sam' });
    }
    const whole = association.lines().slice(0, -1);
    expect(whole.at(-1)).toContain('"kind":"state"');
    await inFolder(async (path) => {
      const torn = (whole.at(-1) ?? '').slice(0, 30);
      await writeFile(path, `${whole.slice(0, -1).join('\n')}\n${torn}`);
      const { store } = await openLedger({ path, file: await openAppendFile(path), ...GIVEN });
      expect(store.seq).toBe(STATE_HASH_INTERVAL);
      expect((await store.after(STATE_HASH_INTERVAL - 1, 0)).lines).toEqual(whole.slice(-2));
      await store.close();
      expect(await readFile(path, 'utf8')).toBe(`${whole.join('\n')}\n`);
      // Of another relay's ledger, which was being handed over, the entry goes: it comes again.
      await writeFile(path, `${whole.slice(0, -1).join('\n')}\n${torn}`);
      const relay = signerOf('another relay');
      const file = await openAppendFile(path);
      const other = await openLedger({ path, file, ...GIVEN, relay });
      expect(other.store.seq).toBe(STATE_HASH_INTERVAL - 1);
      expect(other.receipts).toHaveLength(STATE_HASH_INTERVAL - 1);
      await other.store.append([{ seq: STATE_HASH_INTERVAL, lines: whole.slice(-2) }]);
      await other.store.close();
      expect(await readFile(path, 'utf8')).toBe(`${whole.join('\n')}\n`);
    });
  });
});
