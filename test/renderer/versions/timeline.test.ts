import { expect, test } from 'vitest';
import {
  ledgerTexts,
  timelineOf,
  type TimelineItem,
} from '../../../renderer/features/documents/versions/timeline.ts';
import type { Version } from '../../../shared/review/review.ts';
import { EMPTY_STATE, type State } from '../../../shared/rules/index.ts';
import { aBallot } from '../ballots/a-ballot.ts';

const hash = (letter: string): string => letter.repeat(64);

const version = (id: string, at: number, more: Partial<Version> = {}): Version => ({
  id,
  by: 'ann',
  at,
  name: null,
  reason: 'checkpoint',
  sha256: hash('a'),
  bytes: 1,
  restores: null,
  ...more,
});

const told = (items: readonly TimelineItem[]): string[] =>
  items.map((item) => {
    switch (item.type) {
      case 'version':
        return item.version.id;
      case 'checkpoints':
        return item.versions.map(({ id }) => id).join('+');
      case 'ledger':
        return item.id;
    }
  });

const withBallot: State = {
  ...EMPTY_STATE,
  ballot: EMPTY_STATE.ballot.set(
    'vote',
    aBallot({
      id: 'vote',
      kind: 'output-proceed',
      subject: 'report',
      textSha256: hash('c'),
      openedAt: 25,
    }),
  ),
};

test('the newest first; checkpoints with nothing between them stand together', () => {
  const versions = [
    version('one', 10),
    version('two', 20),
    version('named', 30, { reason: 'named', name: 'Draft' }),
    version('three', 40),
  ];
  expect(told(timelineOf(versions, EMPTY_STATE, 'output/report'))).toEqual([
    'three',
    'named',
    'two+one',
  ]);
});

test('a text that was voted on stands between them, and is not told twice', () => {
  const versions = [
    version('one', 10),
    version('two', 20),
    version('kept-for-the-vote', 24, { reason: 'vote', sha256: hash('c') }),
    version('three', 40),
  ];
  expect(told(timelineOf(versions, withBallot, 'output/report'))).toEqual([
    'three',
    'ballot-vote',
    'two+one',
  ]);
  // The act was not taken: the version stays.
  expect(told(timelineOf(versions, EMPTY_STATE, 'output/report'))).toContain('kept-for-the-vote');
});

test('only votes on this very document', () => {
  expect(ledgerTexts(withBallot, 'output/report')).toMatchObject([
    { sha256: hash('c'), ballot: 'vote', words: 'Put to the group’s vote: open' },
  ]);
  expect(ledgerTexts(withBallot, 'output/other')).toEqual([]);
  expect(ledgerTexts(withBallot, 'notes/report')).toEqual([]);
});

test('versions of one instant stay in the order in which they were said', () => {
  const versions = [
    version('first', 10, { reason: 'named', name: '1' }),
    version('second', 10, { reason: 'named', name: '2' }),
  ];
  expect(told(timelineOf(versions, EMPTY_STATE, 'output/report'))).toEqual(['second', 'first']);
});
