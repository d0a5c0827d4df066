import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readExpected } from '../scenarios/expected.ts';
import { readReplay, scenarioPath } from '../scenarios/play-scenario.ts';
import { temporaryFolder } from './temporary-folder.ts';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = temporaryFolder();

interface Spawned {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as a person types it, from a folder that is not the project's. */
function npmRun(...args: readonly string[]): Spawned {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['--prefix', project, 'run', '-s', 'twg', '--', ...args],
    { cwd: folder.path, encoding: 'utf8', env: { ...process.env, npm_config_loglevel: 'silent' } },
  );
  return { code: status, out: stdout, err: stderr };
}

/** A shell command with `twg` for the command, run without npm. */
function shell(command: string): Spawned {
  const twg = `"${join(project, 'node_modules/.bin/tsx')}" "${join(project, 'shared/cli/twg.ts')}"`;
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-o', 'pipefail', '-c', command.replaceAll('twg', twg)],
    { cwd: folder.path, encoding: 'utf8', env: { ...process.env, npm_lifecycle_event: '' } },
  );
  return { code: status, out: stdout, err: stderr };
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('npm run -s twg', () => {
  it('takes paths from where the person stands', () => {
    mkdirSync(join(folder.path, 'plays'));
    const name = 'dip-full-path';
    folder.write('plays/dip.jsonl', readFileSync(scenarioPath(name)));
    const args = ['--until', '2026-03-03T12:00:00+01:00', '--duties', 'petra'];
    const played = npmRun('replay', 'plays/dip.jsonl', ...args, '--export', './plays/dip.ledger');
    expect({ code: played.code, err: played.err }).toEqual({ code: 0, err: '' });
    const { lines: reports, state, duties } = readReplay(lines(played.out));
    const expected = readExpected(name);
    expect(reports.map(({ line }) => line)).toEqual(
      Array.from({ length: expected.lines }, (_, index) => index + 1),
    );
    expect(
      reports.filter(({ result }) => result === 'refused').map(({ line }) => `${line}`),
    ).toEqual(Object.keys(expected.refused));
    expect(state).toEqual(expected.state);
    expect(duties).toEqual([]);
    expect(played.out.endsWith('}\n')).toBe(true);

    const verified = npmRun('verify', 'plays/dip.ledger');
    expect({ code: verified.code, err: verified.err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true });
  });

  it('exits 1 where what is checked does not hold, and prints why', () => {
    folder.write('bad.ledger', 'not a ledger\n');
    const { code, out, err } = npmRun('verify', 'bad.ledger');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({ ok: false, line: 1 });
  });

  it('exits 2 with one line on standard error', () => {
    expect(npmRun('replay', 'missing.jsonl')).toEqual({
      code: 2,
      out: '',
      err: 'twg replay: "missing.jsonl" does not exist\n',
    });
    const { code, out, err } = npmRun();
    expect({ code, out, lines: lines(err).length }).toEqual({ code: 2, out: '', lines: 1 });
  });
});

describe('twg as a program', () => {
  it('counts votes', () => {
    folder.write(
      'votes.json',
      '{"body":"twg","roll":["a"],"votes":[{"person":"a","choice":"yes"}]}',
    );
    const { code, out, err } = shell('twg tally votes.json');
    expect({ code, err, lines: lines(out).length }).toEqual({ code: 0, err: '', lines: 1 });
    expect(JSON.parse(out)).toMatchObject({ outcome: 'passed' });
  });

  it('holds out against 100 MB', () => {
    for (const name of ['large.jsonl', 'large.ledger', 'large.md']) {
      folder.write(name, '');
      truncateSync(join(folder.path, name), 100_000_000);
    }
    expect(shell('twg replay large.jsonl')).toEqual({
      code: 2,
      out: '',
      err: 'twg replay: "large.jsonl" is larger than 64 MiB\n',
    });
    expect(shell('twg verify large.ledger')).toMatchObject({ code: 1, err: '' });
    expect(lines(shell('twg dip check large.md').err)).toHaveLength(1);
  });

  it('is not upset by a reader that has had enough, nor by a disk that is full', () => {
    const file = scenarioPath('bad-dip');
    const cut = shell(`twg replay "${file}" | head -c 10`);
    expect({ out: cut.out, err: cut.err }).toEqual({ out: '{"line":1,', err: '' });
    const full = shell(`twg replay "${file}" > /dev/full`);
    expect({ code: full.code, lines: lines(full.err) }).toEqual({
      code: 2,
      lines: ['twg: cannot write the output: ENOSPC'],
    });
  });
});
