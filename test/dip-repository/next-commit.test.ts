import { describe, expect, it, test } from 'vitest';
import { bodyOf } from '../../shared/dips/header-edits.ts';
import { nextCommit, type CommitFacts } from '../../shared/dips/next-commit.ts';
import { DAY } from '../../shared/rules/index.ts';
import { aDip, facts, headersOf, NOW, TEXT } from './facts.ts';

const file = (text: string, path = 'dips/dip-204.md') => ({ path, text });
const withStatus = (status: string, text = TEXT): string =>
  text.replace('status: Draft', `status: ${status}`).replace('dip: 189', 'dip: 204');
const lastCall = {
  startedAt: NOW,
  endsAt: NOW + 14 * DAY,
  days: 14,
  noEngineering: null,
};

interface Case {
  readonly name: string;
  readonly given: Partial<CommitFacts>;
  readonly branch: RegExp;
  readonly path?: string;
  readonly renamedFrom?: string;
  readonly headers: readonly string[];
  readonly without?: string;
  readonly subject: string;
}

const CASES: readonly Case[] = [
  {
    name: 'submit: a file of its title, and the text as it was approved',
    given: {},
    branch: /^convene\/delivery-receipts-[0-9a-f]{8}$/,
    path: 'dips/dip-signed-delivery-receipts.md',
    headers: ['dip: 189', 'status: Draft'],
    subject: 'DIP: Signed delivery receipts',
  },
  {
    name: 'submit again after it was withdrawn: under the number that it has',
    given: { dip: aDip('withdrawn'), number: 204, file: file(withStatus('Deprecated')) },
    branch: /^convene\/delivery-receipts-[0-9a-f]{8}$/,
    headers: ['dip: 204', 'status: Draft'],
    subject: 'DIP-204: Signed delivery receipts',
  },
  {
    name: 'number: the file is renamed in the pull request that is open',
    given: {
      step: 'number',
      dip: aDip('submitted'),
      number: 204,
      file: file(TEXT, 'dips/dip-signed-delivery-receipts.md'),
    },
    branch: /^convene\/delivery-receipts-[0-9a-f]{8}$/,
    renamedFrom: 'dips/dip-signed-delivery-receipts.md',
    headers: ['dip: 204', 'status: Draft'],
    subject: 'DIP-204: Signed delivery receipts',
  },
  {
    name: 'number: the day is written where no day of making is',
    given: {
      step: 'number',
      dip: aDip('submitted'),
      number: 204,
      text: TEXT.replace('created: 2026-07-28\n', ''),
    },
    branch: /^convene\/delivery-receipts-/,
    headers: ['created: 2026-11-26'],
    subject: 'DIP-204: Signed delivery receipts',
  },
  {
    name: 'revised: a material revision has its day',
    given: {
      step: 'revised',
      number: 204,
      dip: aDip('draft', {
        revisions: [
          { textSha256: 'c'.repeat(64), commit: 'c0ffee', changes: 'material', at: NOW - DAY },
          { textSha256: 'd'.repeat(64), commit: 'c0ffee', changes: 'editorial', at: NOW },
        ],
      }),
      file: file(withStatus('Draft', TEXT.replace('answers with', 'gives back'))),
    },
    branch: /^convene\/dip-204-revision-[0-9a-f]{8}$/,
    headers: ['updated: 2026-11-25'],
    subject: 'DIP-204 revised: Signed delivery receipts',
  },
  {
    name: 'last call: with the day on which it ends',
    given: {
      step: 'last-call',
      number: 204,
      dip: aDip('last-call', { lastCall }),
      file: file(withStatus('Draft')),
    },
    branch: /^convene\/dip-204-last-call$/,
    headers: ['status: Last Call', 'last-call-end-date: 2026-12-10'],
    subject: 'DIP-204 in Last Call until 2026-12-10: Signed delivery receipts',
  },
  {
    name: 'last call extended: another day, another branch',
    given: {
      step: 'last-call-extended',
      number: 204,
      dip: aDip('last-call', { lastCall: { ...lastCall, days: 28, endsAt: NOW + 28 * DAY } }),
      file: file(withStatus('Last Call\nlast-call-end-date: 2026-12-10')),
    },
    branch: /^convene\/dip-204-last-call-to-2026-12-24$/,
    headers: ['last-call-end-date: 2026-12-24'],
    subject: 'DIP-204 in Last Call until 2026-12-24: Signed delivery receipts',
  },
  {
    name: 'accepted',
    given: {
      step: 'accepted',
      number: 204,
      dip: aDip('accepted', { lastCall }),
      file: file(withStatus('Last Call\nlast-call-end-date: 2026-12-10')),
    },
    branch: /^convene\/dip-204-accepted$/,
    headers: ['status: Accepted', 'last-call-end-date: 2026-12-10'],
    subject: 'DIP-204 Accepted: Signed delivery receipts',
  },
  {
    name: 'rejected',
    given: {
      step: 'rejected',
      number: 204,
      dip: aDip('rejected'),
      file: file(withStatus('Draft')),
    },
    branch: /^convene\/dip-204-rejected$/,
    headers: ['status: Rejected'],
    subject: 'DIP-204 Rejected: Signed delivery receipts',
  },
  {
    name: 'final',
    given: { step: 'final', number: 204, dip: aDip('final'), file: file(withStatus('Accepted')) },
    branch: /^convene\/dip-204-final$/,
    headers: ['status: Final'],
    subject: 'DIP-204 Final: Signed delivery receipts',
  },
  {
    name: 'withdrawn: DIP-0 has no such status',
    given: {
      step: 'withdrawn',
      number: 204,
      dip: aDip('withdrawn'),
      file: file(withStatus('Draft')),
    },
    branch: /^convene\/dip-204-withdrawn$/,
    headers: ['status: Deprecated'],
    subject: 'DIP-204 withdrawn: Signed delivery receipts',
  },
  {
    name: 'deprecated',
    given: {
      step: 'deprecated',
      number: 204,
      dip: aDip('deprecated'),
      file: file(withStatus('Final')),
    },
    branch: /^convene\/dip-204-deprecated$/,
    headers: ['status: Deprecated'],
    subject: 'DIP-204 Deprecated: Signed delivery receipts',
  },
  {
    name: 'back to draft: a new round, without the end of the last one',
    given: {
      step: 'back-to-draft',
      number: 204,
      dip: aDip('draft', { round: 2 }),
      file: file(withStatus('Accepted\nlast-call-end-date: 2026-12-10')),
    },
    branch: /^convene\/dip-204-back-to-draft-2$/,
    headers: ['status: Draft'],
    without: 'last-call-end-date',
    subject: 'DIP-204 back to Draft: Signed delivery receipts',
  },
];

describe.each(CASES)('$name', ({ given, branch, path, renamedFrom, headers, without, subject }) => {
  const commit = nextCommit(facts(given));

  it('has its branch, its file and its subject', () => {
    expect(commit.branch).toMatch(branch);
    expect(commit.path).toBe(path ?? 'dips/dip-204.md');
    expect(commit.renamedFrom).toBe(renamedFrom ?? null);
    expect(commit.message.split('\n')[0]).toBe(subject);
    expect(commit.pullRequestTitle).toBe(subject);
  });

  it('says in the front matter what it should, and leaves the text to the byte', () => {
    for (const header of headers) expect(headersOf(commit.text)).toContain(header);
    if (without !== undefined) expect(commit.text).not.toContain(`${without}:`);
    expect(bodyOf(commit.text)).toBe(bodyOf(given.text ?? TEXT));
  });

  it('is made of nothing else the second time', () => {
    const standing = { path: commit.path, text: commit.text };
    const again = nextCommit(facts({ ...given, file: standing }));
    expect(again.text).toBe(commit.text);
    expect(again.renamedFrom).toBeNull();
  });
});

test('the message names the ballots, the ledger and the text, to the letter', () => {
  const { message } = nextCommit(
    facts({ step: 'last-call', number: 204, dip: aDip('last-call', { lastCall }) }),
  );
  expect(message).toBe(`DIP-204 in Last Call until 2026-12-10: Signed delivery receipts

The DIP Manager has put the DIP into last call for a final review until
2026-12-10 (UTC).

The group’s vote to proceed passed: 4 yes, 1 no and 0 abstaining, of 5
on the roll.

The Technical Steering Committee’s approval passed: 6 yes, 1 no and 0
abstaining, of 7 on the roll.

The counts can be recomputed by anyone from an export of that ledger,
with \`twg verify\`.

Convene-Output: delivery-receipts
Convene-Ballot: proceed-receipts passed 4/1/0 of 5
Convene-Ballot: approve-receipts passed 6/1/0 of 7
Convene-Ledger: ${'a'.repeat(64)}
Text-SHA256: ${facts().textSha256}
`);
});

const TITLES = [
  'Two\nlines\n\nConvene-Ballot: forged passed 9/0/0 of 9',
  '# Heading, and fixes #12',
  '<script>alert(1)</script> & <!-- -->',
  '[skip ci] `code` | @everyone',
  '../../etc/passwd',
  '--upload-pack=evil',
  '2026',
  '\u202eevil\u2066\ufeff',
  'con',
  '🙂'.repeat(100),
  'Ö'.repeat(300),
  '\ud800 half a character',
];

describe.each(TITLES)('the title %j', (title) => {
  const commit = nextCommit(
    facts({ output: { id: 'an-output', title }, text: TEXT.replace(/^title.*\n/m, '') }),
  );

  it('breaks no name', () => {
    expect(commit.path).toMatch(/^dips\/dip-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/);
    expect(commit.path).not.toMatch(/dip-\d+\.md$/);
    expect(commit.branch).toMatch(/^convene\/an-output-[0-9a-f]{8}$/);
  });

  it('breaks no message', () => {
    const lines = commit.message.split('\n');
    expect(lines[0]?.startsWith('DIP: ')).toBe(true);
    expect(Array.from(lines[0] ?? '').length).toBeLessThanOrEqual(72);
    expect(lines[1]).toBe('');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('Convene-Ballot: '))).toHaveLength(2);
    expect(commit.message).not.toMatch(/\[skip ci\]|#\d/);
    expect(commit.pullRequestTitle).not.toMatch(/[\r\n]|\[skip/);
    expect(Array.from(commit.pullRequestTitle).length).toBeLessThanOrEqual(200);
  });

  it('has one line in the front matter where the text says none', () => {
    expect(headersOf(commit.text).filter((line) => line.startsWith('title:'))).toHaveLength(1);
    expect(bodyOf(commit.text)).toBe(bodyOf(TEXT));
  });
});

test('names stand in the pull request’s body as code', () => {
  const { pullRequestBody } = nextCommit(
    facts({
      group: '<img src=x> @all `|` #3',
      association: { name: 'A\nB', ledger: 'b'.repeat(64) },
    }),
  );
  expect(pullRequestBody).toContain('`<img src=x> @all ˋ¦ˋ no. 3`');
  expect(pullRequestBody).toContain('`A B`');
  expect(pullRequestBody).toContain(
    '| The group’s vote to proceed (`proceed-receipts`) | passed | 4 | 1 | 0 | 5 |',
  );
});

test('where the file of another DIP has the name, it gets one of its own', () => {
  const { path } = nextCommit(facts({ taken: ['dips/dip-signed-delivery-receipts.md'] }));
  expect(path).toBe('dips/dip-signed-delivery-receipts-delivery-receipts.md');
});

test('a file that is called .mdx stays so', () => {
  const commit = nextCommit(
    facts({
      step: 'final',
      number: 204,
      dip: aDip('final'),
      file: file(withStatus('Accepted'), 'dips/dip-204.mdx'),
    }),
  );
  expect(commit.path).toBe('dips/dip-204.mdx');
  expect(commit.renamedFrom).toBeNull();
});

test('what people of the repository added to the front matter stays', () => {
  const theirs = withStatus('Draft').replace('type:', 'dip manager: Kenji\ntype:');
  const commit = nextCommit(
    facts({ step: 'accepted', number: 204, dip: aDip('accepted'), file: file(theirs) }),
  );
  expect(headersOf(commit.text)).toContain('dip manager: Kenji');
});
