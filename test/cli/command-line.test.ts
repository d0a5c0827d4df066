import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../shared/cli/command-line.ts';
import { errorOf, runTwg } from './run-twg.ts';
import { FOUNDING, line, PROPOSAL, scenario } from './small-scenario.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

describe('twg: the command line', () => {
  it.each([
    [[], 'twg: no command'],
    [['frobnicate'], 'twg: unknown command "frobnicate"'],
    [['Tally', 'votes.json'], 'twg: unknown command "Tally"'],
    [['two\nlines'], 'twg: unknown command "two\\nlines"'],
    [['dip'], 'twg: unknown command "dip"'],
    [['dip', 'chek', 'dip-1.md'], 'twg: unknown command "dip chek"'],
    [['--version'], 'twg: unknown command "--version"'],
    [['constructor'], 'twg: unknown command "constructor"'],
    [['verify'], 'twg verify: usage: twg verify FILE'],
    [['verify', 'a', 'b'], 'usage: twg verify FILE'],
    [['verify', '--ledger', 'short', 'a'], 'usage: twg verify FILE'],
    [['verify', 'missing.ledger'], 'twg verify: "missing.ledger" does not exist'],
    [['verify', 'a-folder'], 'twg verify: "a-folder" is a directory'],
    [['dip', 'check'], 'twg dip check: no files'],
    [['dip', 'check', 'missing.md'], 'twg dip check: "missing.md" does not exist'],
    [['dip', 'check', 'sparse'], 'twg dip check: "sparse" is larger than 16 MiB'],
  ])('%j: exit 2, one line, nothing on standard output', async (args, says) => {
    mkdirSync(join(folder.path, 'a-folder'), { recursive: true });
    folder.write('sparse', '');
    truncateSync(join(folder.path, 'sparse'), 100_000_000);
    expect(await errorOf(folder.path, ...args)).toContain(says);
  });

  it.each([['help'], ['--help'], ['-h'], ['replay', '--help'], ['dip', 'check', '-h']])(
    '%s says how it is used, and that nothing is wrong',
    async (...args) => {
      const { code, out, err } = await runTwg(folder.path, ...args);
      expect({ code, err }).toEqual({ code: 0, err: [] });
      for (const word of ['tally', 'replay', 'verify', 'dip check', '--until', '--duties']) {
        expect(out.join('\n')).toContain(word);
      }
    },
  );

  it('takes what stands after -- for a file', async () => {
    const { code, err } = await runTwg(folder.path, 'tally', '--', '--help');
    expect({ code, err }).toEqual({ code: 2, err: ['twg tally: "--help" does not exist'] });
  });

  it('says on one line what no one should meet', async () => {
    const { code, out, err } = await commandLine(['tally', 'votes.json'], () => {
      throw new TypeError('of two\nlines');
    });
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toEqual([
      'twg tally: failed, which is a defect of the program: TypeError: of two lines',
    ]);
  });
});

describe('twg verify: bad input', () => {
  it.each([
    ['nothing', ''],
    ['garbage', 'x'.repeat(1000)],
    ['NUL bytes', '\u0000'.repeat(1000)],
    ['a scenario', scenario(FOUNDING)],
    ['brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    ['not UTF-8', Buffer.from('\xff\xfe\n', 'latin1')],
  ])('%s: exit 1, and the first line', async (_name, content) => {
    folder.write('bad.ledger', content);
    const { code, out, err } = await runTwg(folder.path, 'verify', 'bad.ledger');
    expect({ code, err, lines: out.length }).toEqual({ code: 1, err: [], lines: 1 });
    expect(JSON.parse(out[0] ?? '')).toEqual({
      ok: false,
      line: 1,
      problem: expect.stringMatching(/\S/) as string,
    });
  });

  it('gives up on 100 MB of one line', async () => {
    folder.write('large.ledger', '');
    truncateSync(join(folder.path, 'large.ledger'), 100_000_000);
    const { code, out } = await runTwg(folder.path, 'verify', 'large.ledger');
    expect(code).toBe(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: false, line: 1 });
  });
});

describe('twg replay --export', () => {
  it('writes what verifies, also where nothing but the founding was accepted', async () => {
    folder.write('s.jsonl', scenario(line('ines', 'interest.express', {}), FOUNDING, 'null'));
    expect((await runTwg(folder.path, 'replay', 's.jsonl')).code).toBe(2);
    folder.write('s.jsonl', scenario(FOUNDING));
    const replayed = await runTwg(folder.path, 'replay', 's.jsonl', '--export', 's.ledger');
    expect(replayed.out).toEqual([
      '{"line":1,"result":"accepted"}',
      '{"state":{"twgs":{},"ballots":{},"outputs":{},"dips":{}}}',
    ]);
    const verified = await runTwg(folder.path, 'verify', 's.ledger');
    // The founding, and an invite and an enrolment for the two who did not found it.
    expect(JSON.parse(verified.out[0] ?? '')).toMatchObject({ ok: true, entries: 5 });
  });

  it('writes texts that hold what JSON escapes', async () => {
    const update = { update: 'u', title: 'U', from: '2026-01-05', to: '2026-01-05', channels: [] };
    const text = 'text:\u0000 \ud83d\ude00 "quoted" \\ \u2028\r\n';
    const post = line('ines', 'update.post', { twg: 'mainnet-ops', ...update, textSha256: text });
    folder.write('texts.jsonl', scenario(FOUNDING, PROPOSAL, post));
    await runTwg(folder.path, 'replay', 'texts.jsonl', '--export', 'texts.ledger');
    expect((await runTwg(folder.path, 'verify', 'texts.ledger')).code).toBe(0);
  });

  it('leaves nothing behind where the line is bad', async () => {
    folder.write('bad.jsonl', scenario(FOUNDING, '{'));
    await runTwg(folder.path, 'replay', 'bad.jsonl', '--export', 'none.ledger');
    const { code, err } = await runTwg(folder.path, 'verify', 'none.ledger');
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
  });
});
