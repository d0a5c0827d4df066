import { describe, expect, it } from 'vitest';
import { agoWords, lastCallWords, openForWords } from '../../renderer/features/dips/clock-words.ts';
import { engineeringWords } from '../../renderer/features/dips/engineering.ts';
import { linesOf } from '../../renderer/features/dips/lines-of.ts';
import { numberIn } from '../../renderer/features/dips/number-in.ts';
import {
  commitAddress,
  pullRequestAddress,
  pullRequestName,
  repositoryAddress,
} from '../../renderer/features/dips/pull-request-links.ts';
import { revisionEffect } from '../../renderer/features/dips/revision-effect.ts';
import { DAY, HOUR, known } from '../../shared/rules/index.ts';
import { SITUATIONS } from './dip-worlds.ts';

const NOW = 1_000 * DAY;

describe('a last call’s clock', () => {
  it.each([
    [9 * DAY + 4 * HOUR, 'ends in 9 days 4 h'],
    [DAY, 'ends in 1 day'],
    [30_000, 'ends in less than a minute'],
  ])('%i ms before its end', (left, words) => {
    expect(lastCallWords({ kind: 'running', endsAt: NOW + left }, NOW)).toBe(words);
  });

  it('says that it is over, and that a vote runs or is being closed', () => {
    expect(lastCallWords({ kind: 'over', endedAt: NOW - 2 * DAY - HOUR }, NOW)).toBe(
      'ended 2 days ago',
    );
    expect(lastCallWords({ kind: 'over', endedAt: NOW }, NOW)).toBe('ended just now');
    const voting = { kind: 'voting', ballot: 'b', closesAt: NOW } as const;
    expect(lastCallWords(voting, NOW - 3 * HOUR)).toBe('the vote closes in 3 h');
    expect(lastCallWords(voting, NOW)).toBe('the vote is being closed');
  });
});

describe('the age of a concern', () => {
  it.each([
    [10_000, 'just now', 'open for less than a minute'],
    [5 * 60_000, '5 min ago', 'open for 5 min'],
    [3 * HOUR + 60_000, '3 h ago', 'open for 3 h'],
    [DAY, '1 day ago', 'open for 1 day'],
    [4 * DAY + 7 * HOUR, '4 days ago', 'open for 4 days'],
  ])('%i ms', (age, ago, open) => {
    expect(agoWords(NOW - age, NOW)).toBe(ago);
    expect(openForWords(NOW - age, NOW)).toBe(open);
  });
});

describe('links', () => {
  it.each([
    ['diem/dip', 'https://github.com/diem/dip'],
    ['https://github.com/diem/dip.git', 'https://github.com/diem/dip'],
    ['git@github.com:diem/dip.git', 'https://github.com/diem/dip'],
    ['https://git.example.org/dip', null],
    ['javascript:alert(1)', null],
    ['../../etc/passwd', null],
  ])('of the repository %s', (repository, address) => {
    expect(repositoryAddress(repository)).toBe(address);
  });

  it.each([
    [207, '#207', 'https://github.com/diem/dip/pull/207'],
    ['207', '#207', 'https://github.com/diem/dip/pull/207'],
    ['https://github.com/x/y/pull/9', '#9', 'https://github.com/x/y/pull/9'],
    ['https://github.com/x/y/pull/9/files', '#9', 'https://github.com/x/y/pull/9/files'],
    ['a patch by mail', 'a patch by mail', null],
  ])('of the pull request %s', (pullRequest, name, address) => {
    const dip = { repository: 'diem/dip', pullRequest };
    expect(pullRequestName(dip)).toBe(name);
    expect(pullRequestAddress(dip)).toBe(address);
  });

  it('of a commit, where it is one', () => {
    expect(commitAddress('diem/dip', '9c44ab0')).toBe('https://github.com/diem/dip/commit/9c44ab0');
    expect(commitAddress('diem/dip', 'c0ffee1 or so')).toBeNull();
    expect(commitAddress('elsewhere', '9c44ab0')).toBeNull();
  });
});

it.each([
  ['204', 204],
  [' DIP-204 ', 204],
  ['dip 7', 7],
  ['#0', 0],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['12345678901', null],
])('reads the number %j', (typed, number) => {
  expect(numberIn(typed)).toBe(number);
});

it('takes links from lines, each once', () => {
  expect(linesOf('a\r\n\n  b \u2028a')).toEqual(['a', 'b']);
});

it('says how far engineering is', () => {
  const engineering = { total: 2, sufficient: 1, complete: 0 };
  expect(engineeringWords(engineering, 'sufficient')).toBe('1 of 2 workstreams sufficient');
  expect(engineeringWords(engineering, 'complete')).toBe('0 of 2 workstreams complete');
  expect(engineeringWords({ total: 0, sufficient: 0, complete: 0 }, 'complete')).toBe(
    'no workstreams',
  );
});

it('foretells what a revision brings about', () => {
  const dipIn = (situation: string) => {
    const world = SITUATIONS[situation]?.();
    if (world === undefined) throw new Error(situation);
    return { dip: known(world.state, 'dip', 'o1'), now: world.at };
  };
  const draft = dipIn('draft');
  expect(revisionEffect(draft.dip, 'material', draft.now)).toMatch(/stays a draft/);
  const running = dipIn('last call');
  expect(revisionEffect(running.dip, 'editorial', running.now)).toMatch(/goes on/);
  expect(revisionEffect(running.dip, 'material', running.now)).toMatch(/round 2 begins/);
  const over = dipIn('last call over');
  expect(revisionEffect(over.dip, 'editorial', over.now)).toMatch(/too late/);
  expect(revisionEffect(over.dip, 'material', over.now)).toMatch(/round 2 begins/);
});
