import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../shared/cli/verify.ts';
import { bytesOf, smallAssociation } from '../ledger/test-association.ts';

const association = smallAssociation();
const LINES = association.lines();
const WHOLE = bytesOf(LINES);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-verify-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function run(...args: string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await verify(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    resolvePath: (path) => resolve(folder, path),
  });
  return { code, out, err };
}

async function verified(content: Uint8Array | string): Promise<Run> {
  await writeFile(join(folder, 'ledger.jsonl'), content);
  return run('ledger.jsonl');
}

const printed = ({ out }: Run): unknown => JSON.parse(out[0] ?? '');

describe('twg verify', () => {
  it('prints what it verified, as one line of JSON', async () => {
    const result = await verified(WHOLE);
    expect(result).toMatchObject({ code: 0, err: [] });
    expect(result.out).toHaveLength(1);
    expect(printed(result)).toEqual({
      ok: true,
      entries: 6,
      head: association.replica.position.head,
      stateHash: association.replica.stateHash(),
    });
  });

  it('takes the ledger that it is to be', async () => {
    await writeFile(join(folder, 'ledger.jsonl'), WHOLE);
    const { ledger } = association.replica;
    expect(await run('ledger.jsonl', '--ledger', ledger)).toMatchObject({ code: 0 });
    expect(await run(`--ledger=${ledger}`, 'ledger.jsonl')).toMatchObject({ code: 0 });
    const other = await run('ledger.jsonl', '--ledger', 'a'.repeat(64));
    expect(other.code).toBe(1);
    expect(printed(other)).toMatchObject({
      ok: false,
      line: 1,
      problem: expect.stringMatching(/^other-ledger: /),
    });
  });

  it('names the line and the problem of what does not hold', async () => {
    const changed = LINES.with(3, (LINES[3] ?? '').replace('"n":1', '"n":2'));
    const result = await verified(bytesOf(changed));
    expect(result).toMatchObject({ code: 1, err: [] });
    expect(result.out).toEqual([
      '{"ok":false,"line":4,"problem":"act-hash: the act does not have the hash given"}',
    ]);
  });

  it.each<[name: string, content: () => Uint8Array | string]>([
    ['nothing', () => ''],
    ['text', () => 'Dear sir or madam,\n'],
    ['zero bytes', () => new Uint8Array(5000)],
    ['bytes of every value', () => Uint8Array.from({ length: 4096 }, (_, index) => index % 256)],
    ['bytes that are not UTF-8', () => Buffer.from([0xff, 0xfe, 0x0a, 0xc3, 0x28, 0x0a])],
    ['10,000 nested lists', () => `${'['.repeat(10_000)}\n`],
    ['10,000 nested records', () => `${'{"a":'.repeat(10_000)}\n`],
    [
      'an act of nested lists',
      () =>
        `${LINES[0]}\n${(LINES[1] ?? '').replace('"name":"', `"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},"name":"`)}\n`,
    ],
    ['a name from the prototype', () => `${LINES[0]}\n{"kind":"constructor"}\n`],
    [
      'an act with __proto__',
      () =>
        `${LINES[0]}\n${(LINES[1] ?? '').replace('{"act":{', '{"act":{"__proto__":{"id":"x"},')}\n`,
    ],
    ['half of it', () => WHOLE.subarray(0, WHOLE.length / 2)],
    ['it twice', () => Buffer.concat([WHOLE, WHOLE])],
  ])('says of %s that it does not hold, and no more', async (_, content) => {
    const result = await verified(content());
    expect(result).toMatchObject({ code: 1, err: [] });
    expect(result.out).toHaveLength(1);
    expect(printed(result)).toMatchObject({
      ok: false,
      line: expect.any(Number),
      problem: expect.stringMatching(/^[a-z0-9-]+: [^\n]+$/),
    });
    expect(printed(result)).not.toMatchObject({ problem: expect.stringMatching(/^internal/) });
  });

  it('says so of a line of 100 MB, without holding it', async () => {
    const path = join(folder, 'long.jsonl');
    await writeFile(path, '{"a":"');
    await truncate(path, 100_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const result = await run('long.jsonl');
    expect(result.code).toBe(1);
    expect(printed(result)).toMatchObject({
      line: 1,
      problem: expect.stringMatching(/^line-too-long/),
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64_000_000);
  });

  it.each<[name: string, args: string[]]>([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['an option that there is not', ['a', '--quick']],
    ['a ledger that is no id', ['a', '--ledger', 'mine']],
    ['a ledger not named', ['a', '--ledger']],
    ['a file that is not there', ['absent.jsonl']],
    ['a folder', ['.']],
    ['a name with a zero', ['a\0b']],
  ])('asked for %s, fails with one line on standard error', async (_, args) => {
    const result = await run(...args);
    expect(result).toMatchObject({ code: 2, out: [] });
    expect(result.err).toHaveLength(1);
    expect(result.err[0]).toMatch(/^[^\n\0]+$/);
  });
});
