import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dipCheck } from '../../shared/cli/dip-check.ts';
import { readFixture } from '../documents/fixtures/read-fixture.ts';

let folder = '';
const clean = readFixture('dip-200.md');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dip-check-'));
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  write('dip-200.md', clean);
  write('dip-201.md', readFixture('dip-201.md').replace('status: final', 'status: Draft'));
  write('dip-7.md', clean);
  write('marked.md', `\ufeff${clean}`);
  write('not-utf-8.md', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe));
  write('binary.md', '---\n\u0000');
  write('empty.md', '');
  write('large.md', '');
  truncateSync(join(folder, 'large.md'), 16 * 1024 * 1024 + 1);
  write('largest.md', `${clean}${' '.repeat(16 * 1024 * 1024 - Buffer.byteLength(clean))}`);
  mkdirSync(join(folder, 'folder'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await dipCheck(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    resolvePath: (path) => resolve(folder, path),
  });
  return { code, out, err };
}

describe('twg dip check', () => {
  it('prints one object a file, in order, and exits 0 where all are ok', async () => {
    const { code, out, err } = await run('dip-201.md', './dip-200.md');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    const [first, second] = out.map((line) => JSON.parse(line) as unknown);
    expect(first).toMatchObject({ file: 'dip-201.md', ok: true });
    expect(first).toHaveProperty('problems.1', {
      line: 4,
      rule: 'header-name',
      severity: 'warning',
      message: 'The header "authors" is called "author" in DIP-0.',
      suggestion: 'author',
    });
    expect(second).toMatchObject({ file: './dip-200.md', ok: true });
  });

  it('exits 1 where one is not ok', async () => {
    const { code, out, err } = await run('dip-200.md', 'empty.md');
    expect({ code, err }).toEqual({ code: 1, err: [] });
    expect(out.map((line) => (JSON.parse(line) as { ok: boolean }).ok)).toEqual([true, false]);
  });

  it('checks the files against each other', async () => {
    expect((await run('dip-200.md')).out).toEqual([
      JSON.stringify({ file: 'dip-200.md', ok: true, problems: [] }),
    ]);
    expect((await run('dip-200.md', 'dip-7.md')).out[0]).toContain('number-taken');
    expect((await run('dip-200.md', './dip-200.md')).out[0]).not.toContain('number-taken');
  });

  it('reports a byte order mark, and reads on', async () => {
    const { code, out } = await run('marked.md');
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      problems: [{ rule: 'byte-order-mark', line: 1 }],
    });
  });

  it('reads up to 16 MiB', async () => {
    expect((await run('largest.md')).code).toBe(0);
  });

  it.each([
    [[], 'no files'],
    [['--all', 'dip-200.md'], 'unknown option "--all"'],
    [['--'], 'no files'],
    [['missing.md'], '"missing.md" does not exist'],
    [['dip-200.md/x'], '"dip-200.md/x" does not exist'],
    [['a\nb'], '"a\\nb" does not exist'],
    [['a\u0000b'], 'cannot be read'],
    [['folder'], '"folder" is a directory'],
    [['/dev/null'], '"/dev/null" is not a file'],
    [['not-utf-8.md'], '"not-utf-8.md" is not UTF-8'],
    [['binary.md'], '"binary.md" is not a text file'],
    [['large.md'], '"large.md" is larger than 16 MiB'],
    [['dip-200.md', 'empty.md', 'missing.md'], '"missing.md" does not exist'],
  ])('exits 2 with one line and prints nothing: %j', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1);
    expect(err[0]).toContain(message);
    expect(err[0]).not.toContain('\n');
  });

  it('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await run('pipe')).code).toBe(2);
  });

  it('takes a file that begins with a hyphen after --', async () => {
    writeFileSync(join(folder, '-dip.md'), clean);
    expect((await run('--', '-dip.md')).code).toBe(0);
  });
});
