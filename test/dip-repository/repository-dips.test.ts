import { describe, expect, it, test } from 'vitest';
import { fileAmong, suggestedNumber } from '../../shared/dips/commit-facts.ts';
import { pullRequestNumber } from '../../shared/dips/pull-request-number.ts';
import { ownOutputs, readRepositoryDips } from '../../shared/dips/repository-dips.ts';
import { EMPTY_STATE, type Output, type State } from '../../shared/rules/index.ts';
import {
  filterCounts,
  isShown,
} from '../../renderer/features/dips/repository/repository-filter.ts';
import { linkWords } from '../../renderer/features/dips/repository/link-words.ts';
import { aDip, PUBLISHED, TEXT } from './facts.ts';

const dip = (number: number, headers = '', status = 'Draft') => ({
  path: `dips/dip-${number}.md`,
  text: `---\ndip: ${number}\ntitle: Number ${number}\nauthor: Ada\nstatus: ${status}\ntype: Informational\ncreated: 2026-01-0${(number % 9) + 1}\n${headers}---\n# Summary\n\nWords.\n`,
});

const read = (files: readonly { path: string; text: string }[]) =>
  readRepositoryDips(files, () => null);

const OUTPUT: Output = {
  id: 'delivery-receipts',
  twg: 'off-chain',
  kind: 'dip',
  title: 'Signed delivery receipts',
  stage: 'circulated',
  owners: { drafting: [], editing: [], feedback: [], finalizing: [] },
  groupText: null,
  approvedText: null,
  reviewEndsAt: null,
  channels: [],
  dissents: [],
};

const stateWith = (status: Parameters<typeof aDip>[0]): State => ({
  ...EMPTY_STATE,
  output: EMPTY_STATE.output.set(OUTPUT.id, OUTPUT),
  dip: EMPTY_STATE.dip.set(OUTPUT.id, aDip(status)),
});

test('the DIPs of a folder, by number; the template and the page about it are none', () => {
  const dips = read([
    dip(10),
    { path: 'dips/README.md', text: '# DIPs' },
    { path: 'dips/dip-template.md', text: '---\ndip: (…)\n---\n' },
    { path: 'dips/dip-a-draft.md', text: '---\ntitle: A draft\n---\n' },
    { path: 'dips/dip-3.mdx', text: dip(3).text },
    { path: 'dips/notes.md', text: 'Nothing of a DIP.' },
  ]);
  expect(dips.map(({ path }) => path)).toEqual([
    'dips/dip-3.mdx',
    'dips/dip-10.md',
    'dips/dip-a-draft.md',
  ]);
  expect(dips[1]).toMatchObject({
    number: '10',
    title: 'Number 10',
    status: 'Draft',
    authors: 'Ada',
    created: '2026-01-02',
    updated: null,
    output: null,
  });
});

describe('links', () => {
  const problemsOf = (number: string, files: readonly { path: string; text: string }[]) =>
    read(files)
      .find((each) => each.number === number)
      ?.linkProblems.map(({ header, number: other, type }) => `${header} ${other} ${type}`);

  it.each([
    ['missing', [dip(1, 'requires: 7\n')], ['requires 7 missing']],
    [
      'in a circle',
      [dip(1, 'requires: 2\n'), dip(2, 'requires: 3\n'), dip(3, 'requires: 1\n')],
      ['requires 2 circular'],
    ],
    ['to itself', [dip(1, 'requires: 1\n')], ['requires 1 itself']],
    [
      'to what was superseded',
      [dip(1, 'requires: 2\n'), dip(2, 'superseded-by: 3\n'), dip(3, 'replaces: 2\n')],
      ['requires 2 superseded'],
    ],
    [
      'to what was rejected',
      [dip(1, 'requires: 2\n'), dip(2, '', 'Rejected')],
      ['requires 2 given-up'],
    ],
    ['that are not answered', [dip(1, 'replaces: 2\n'), dip(2)], ['replaces 2 one-sided']],
    [
      'that are not answered, the other way',
      [dip(1, 'superseded-by: 2\n'), dip(2)],
      ['superseded-by 2 one-sided'],
    ],
    ['in order', [dip(1, 'requires: 2, 3\n'), dip(2), dip(3)], []],
    [
      'beside a circle',
      [dip(1, 'requires: 2\n'), dip(2, 'requires: 3\n'), dip(3, 'requires: 2\n')],
      [],
    ],
  ])('%s', (_, files, found) => {
    expect(problemsOf('1', files)).toEqual(found);
  });

  it('are said in words, with what came in the place of the other', () => {
    const [one] = read([
      dip(1, 'requires: 2\n'),
      dip(2, 'superseded-by: 3, 4\n'),
      dip(3, 'replaces: 2\n'),
      dip(4, 'replaces: 2\n'),
    ]);
    expect(one?.linkProblems.map(linkWords)).toEqual([
      'It requires DIP 2, which was superseded by DIP 3 and 4.',
    ]);
  });
});

test('the published DIPs: who requires what is not there', () => {
  const dips = read(PUBLISHED.map(({ name, text }) => ({ path: `dips/${name}`, text })));
  expect(dips).toHaveLength(PUBLISHED.length === 0 ? 0 : 13);
  const found = dips.flatMap(({ number, linkProblems }) =>
    linkProblems.map(({ number: other, type }) => `${number} ${other} ${type}`),
  );
  expect(found).toEqual(
    PUBLISHED.length === 0 ? [] : ['158 1 missing', '158 161 missing', '160 1 missing'],
  );
  expect(new Set(dips.map(({ status }) => status))).toEqual(
    new Set(PUBLISHED.length === 0 ? [] : ['Final', 'Draft']),
  );
});

describe('which DIP of the association a file is', () => {
  const numbered = { path: 'dips/dip-204.md', text: TEXT.replace('dip: 189', 'dip: 204') };
  const named = { path: 'dips/dip-signed-delivery-receipts.md', text: TEXT };

  it.each([
    ['by its number', stateWith('draft'), numbered, OUTPUT.id],
    ['by the name it was handed over under', stateWith('submitted'), named, OUTPUT.id],
    [
      'not by a number that it only wishes for',
      stateWith('submitted'),
      { ...named, path: 'dips/dip-189.md' },
      null,
    ],
    ['none that is of elsewhere', stateWith('draft'), dip(7), null],
  ])('%s', (_, state, file, output) => {
    expect(readRepositoryDips([file], ownOutputs(state))[0]?.output).toBe(output);
  });

  it('is found by its text too, where the ledger does not know of it yet', () => {
    const state: State = { ...stateWith('draft'), dip: EMPTY_STATE.dip };
    const found = fileAmong(state, OUTPUT.id, TEXT, [
      dip(7),
      { ...numbered, path: 'dips/dip-x.md' },
    ]);
    expect(found.file?.path).toBe('dips/dip-x.md');
    expect(found.taken).toEqual(['dips/dip-7.md']);
  });
});

test.each([
  [207, 207],
  ['207', 207],
  ['#207', 207],
  ['https://github.com/diem/dip/pull/207/files', 207],
  ['https://github.com/diem/dip/pull/207#discussion', 207],
  ['by mail', null],
  ['https://example.org/207', null],
])('the number of the pull request %s', (given, number) => {
  expect(pullRequestNumber(given)).toBe(number);
});

test('a number is suggested: what the authors wrote, or else that of the pull request', () => {
  expect(suggestedNumber(aDip('submitted'), TEXT)).toBe(189);
  expect(suggestedNumber(aDip('submitted'), TEXT.replace('dip: 189', 'dip:'))).toBe(207);
  expect(suggestedNumber(aDip('draft'), TEXT)).toBe(204);
});

test('filters', () => {
  const dips = read([dip(1), dip(2, '', 'Final'), dip(3, 'requires: 9\n', 'Rejected')]);
  expect(filterCounts(dips)).toEqual({
    all: 3,
    'under-way': 1,
    done: 1,
    ended: 1,
    own: 0,
    flawed: 3,
  });
  const shown = (words: string) => dips.filter((each) => isShown(each, 'all', words)).length;
  expect(shown('')).toBe(3);
  expect(shown('ada number')).toBe(3);
  expect(shown('DIP-2')).toBe(1);
  expect(shown('nothing such')).toBe(0);
});
