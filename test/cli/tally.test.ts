import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, runTwg } from './run-twg.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

const vote = (person: string, choice: string) => ({ person, choice });
const votes = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([person, choice]) => vote(person, choice));

async function tallied(file: unknown): Promise<unknown> {
  folder.write('votes.json', JSON.stringify(file));
  const { code, out, err } = await runTwg(folder.path, 'tally', 'votes.json');
  expect({ code, err, lines: out.length }).toEqual({ code: 0, err: [], lines: 1 });
  return JSON.parse(out[0] ?? '');
}

/** A rule of so much of the votes cast, or of those eligible, with half of the roll as quorum. */
const rule = (num: number, den: number, cmp: string, base = 'cast') => ({
  threshold: { num, den, cmp },
  base,
  quorum: { num: 1, den: 2, cmp: '>' },
});

describe('twg tally: the contract', () => {
  it('prints the example of the contract', async () => {
    folder.write(
      'example.json',
      JSON.stringify({
        body: 'tsc',
        roll: ['a', 'b', 'c', 'd', 'e'],
        votes: votes({ a: 'yes', c: 'yes', d: 'yes', x: 'no' }),
        recused: ['b'],
      }),
    );
    expect((await runTwg(folder.path, 'tally', 'example.json')).out).toEqual([
      '{"outcome":"passed","roll":5,"eligible":4,"yes":3,"no":0,"abstain":0,"notVoted":1,' +
        '"quorum":{"needed":3,"have":3,"met":true},"threshold":{"needed":2,"have":3,"met":true},' +
        '"toPass":0,"decided":true,"ignored":["x"]}',
    ]);
  });

  it.each([
    // TSC: more than half of the votes cast; a tie fails.
    ['tsc', { a: 'yes', b: 'yes', c: 'no' }, 'passed'],
    ['tsc', { a: 'yes', b: 'no', c: 'abstain' }, 'failed'],
    ['tsc', { a: 'yes', b: 'abstain', c: 'abstain' }, 'passed'],
    ['tsc', { a: 'abstain', b: 'abstain', c: 'abstain' }, 'failed'],
    ['tsc', { a: 'yes' }, 'no-quorum'],
    ['tsc', {}, 'no-quorum'],
    // TWG: 67 % or more, taken literally.
    ['twg', { a: 'yes', b: 'yes', c: 'no' }, 'failed'],
    ['twg', { a: 'yes', b: 'yes', c: 'abstain' }, 'passed'],
    ['twg', { a: 'yes', b: 'yes' }, 'passed'],
  ])('%s: %j of three is %s', async (body, choices, outcome) => {
    const file = { body, roll: ['a', 'b', 'c'], votes: votes(choices) };
    expect(await tallied(file)).toMatchObject({ outcome });
  });

  it('meets 67 % with 67 of 100, not with 66', async () => {
    const roll = Array.from({ length: 100 }, (_, index) => `p${index}`);
    const of = (yes: number) => roll.map((person, at) => vote(person, at < yes ? 'yes' : 'no'));
    expect(await tallied({ body: 'twg', roll, votes: of(67) })).toMatchObject({
      outcome: 'passed',
      threshold: { needed: 67, have: 67, met: true },
    });
    expect(await tallied({ body: 'twg', roll, votes: of(66) })).toMatchObject({
      outcome: 'failed',
    });
  });

  it('counts the later vote of a person', async () => {
    const file = {
      body: 'tsc',
      roll: ['a', 'b', 'c'],
      votes: [vote('a', 'no'), vote('b', 'yes'), vote('a', 'abstain'), vote('a', 'yes')],
    };
    expect(await tallied(file)).toMatchObject({ outcome: 'passed', yes: 2, no: 0, abstain: 0 });
  });

  it('counts no vote of who is recused, and makes the quorum no easier', async () => {
    const file = {
      body: 'tsc',
      roll: ['a', 'b', 'c', 'd'],
      votes: votes({ a: 'no', b: 'yes', c: 'yes' }),
      recused: ['a'],
    };
    expect(await tallied(file)).toEqual({
      outcome: 'no-quorum',
      roll: 4,
      eligible: 3,
      yes: 2,
      no: 0,
      abstain: 0,
      notVoted: 1,
      quorum: { needed: 3, have: 2, met: false },
      threshold: { needed: 2, have: 2, met: true },
      toPass: 1,
      decided: false,
      ignored: [],
    });
  });

  it('names once who voted and is not on the roll', async () => {
    const file = {
      body: 'tsc',
      roll: ['a'],
      votes: [vote('x', 'no'), vote('a', 'yes'), vote('x', 'yes'), vote('A', 'no')],
    };
    expect(await tallied(file)).toMatchObject({ outcome: 'passed', ignored: ['x', 'A'] });
  });

  it('takes a rule of its own', async () => {
    const roll = ['a', 'b', 'c', 'd'];
    const ballot = { roll, votes: votes({ a: 'yes', b: 'yes', c: 'no' }) };
    expect(await tallied({ rule: rule(2, 3, '>='), ...ballot })).toMatchObject({
      outcome: 'passed',
      threshold: { needed: 2, have: 2, met: true },
    });
    expect(await tallied({ rule: rule(2, 3, '>'), ...ballot })).toMatchObject({
      outcome: 'failed',
      threshold: { needed: 3, have: 2, met: false },
      toPass: 1,
    });
    expect(await tallied({ rule: rule(1, 2, '>', 'eligible'), ...ballot })).toMatchObject({
      outcome: 'failed',
      threshold: { needed: 3, have: 2, met: false },
      toPass: 1,
      decided: false,
    });
    expect(await tallied({ rule: rule(1, 1, '>'), ...ballot })).toMatchObject({
      outcome: 'failed',
      toPass: null,
      decided: true,
    });
  });

  it('gives nobody a majority of an empty roll', async () => {
    expect(await tallied({ body: 'twg', roll: [], votes: [vote('a', 'yes')] })).toEqual({
      outcome: 'no-quorum',
      roll: 0,
      eligible: 0,
      yes: 0,
      no: 0,
      abstain: 0,
      notVoted: 0,
      quorum: { needed: 1, have: 0, met: false },
      threshold: { needed: 1, have: 0, met: false },
      toPass: null,
      decided: true,
      ignored: ['a'],
    });
  });

  it('counts exactly with large numbers in a rule', async () => {
    const roll = ['a', 'b', 'c'];
    const ballot = { roll, votes: votes({ a: 'yes', b: 'yes', c: 'no' }) };
    const least = rule(666_666, 1_000_000, '>=');
    const more = rule(666_667, 1_000_000, '>=');
    expect(await tallied({ rule: least, ...ballot })).toMatchObject({ outcome: 'passed' });
    expect(await tallied({ rule: more, ...ballot })).toMatchObject({ outcome: 'failed' });
  });

  it('knows nobody by a name of the language', async () => {
    const roll = ['__proto__', 'constructor', 'a'];
    const cast = [vote('__proto__', 'yes'), vote('constructor', 'yes'), vote('toString', 'no')];
    expect(await tallied({ body: 'tsc', roll, votes: cast })).toMatchObject({
      outcome: 'passed',
      yes: 2,
      ignored: ['toString'],
    });
  });
});

const FINE = { body: 'tsc', roll: ['a', 'b'], votes: [] };
const brackets = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const json = (more: object): string => JSON.stringify({ ...FINE, ...more });
const ruled = (more: object): string =>
  JSON.stringify({ roll: [], votes: [], rule: { ...rule(1, 2, '>'), ...more } });

const UNREADABLE: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['nothing', '', 'is not JSON'],
  ['text', 'yes, yes, no', 'is not JSON'],
  ['half of it', json({}).slice(0, -2), 'is not JSON'],
  ['two of them', `${json({})}\n${json({})}`, 'is not JSON'],
  ['NUL bytes', '\u0000\u0000', 'is not JSON'],
  ['a list', '[]', 'the whole is not an object'],
  ['null', 'null', 'the whole is not an object'],
  ['brackets', brackets, 'the whole is not an object'],
  ['brackets left open', '['.repeat(10_000), 'is not JSON'],
  ['brackets in the roll', `{"body":"tsc","votes":[],"roll":${brackets}}`, 'roll.0 is not a text'],
  ['an unknown field', json({ title: 'Vote' }), 'the whole has an unknown field "title"'],
  ['an unknown field of two lines', json({ 'a\nb': 1 }), 'unknown field "a\\nb"'],
  [
    'a __proto__',
    '{"body":"tsc","roll":[],"votes":[],"__proto__":{}}',
    'unknown field "__proto__"',
  ],
  [
    'an unknown field of a vote',
    json({ votes: [{ ...vote('a', 'yes'), at: 1 }] }),
    'votes.0 has an unknown field "at"',
  ],
  ['neither rule nor body', '{"roll":[],"votes":[]}', 'gives neither of rule and body'],
  ['rule and body', json({ rule: rule(1, 2, '>') }), 'gives both of rule and body'],
  ['an unknown body', json({ body: 'council' }), 'body is none of "tsc", "twg"'],
  ['no roll', '{"body":"tsc","votes":[]}', 'roll is missing'],
  ['no votes', '{"body":"tsc","roll":[]}', 'votes is missing'],
  ['a roll that is a text', json({ roll: 'ab' }), 'roll is not a list'],
  ['somebody twice on the roll', json({ roll: ['a', 'b', 'a'] }), 'roll names somebody twice'],
  ['somebody recused twice', json({ recused: ['a', 'a'] }), 'recused names somebody twice'],
  ['a number on the roll', json({ roll: ['a', 7] }), 'roll.1 is not a text'],
  ['a vote of nobody', json({ votes: [{ choice: 'yes' }] }), 'votes.0.person is missing'],
  [
    'an unknown choice',
    json({ votes: [vote('a', 'yes'), vote('b', 'Yes')] }),
    'votes.1.choice is none of "yes", "no", "abstain"',
  ],
  [
    'a share of nothing',
    ruled({ threshold: { num: 0, den: 0, cmp: '>' } }),
    'rule.threshold.den is less than 1',
  ],
  [
    'a share below nothing',
    ruled({ quorum: { num: -1, den: 2, cmp: '>' } }),
    'rule.quorum.num is less than 0',
  ],
  [
    'a fraction of a fraction',
    ruled({ threshold: { num: 0.5, den: 1, cmp: '>' } }),
    'rule.threshold.num is not an integer',
  ],
  [
    'a huge number',
    ruled({ threshold: { num: 1, den: 1e15, cmp: '>' } }),
    'rule.threshold.den is more than 1000000',
  ],
  [
    'a number past all numbers',
    '{"roll":[],"votes":[],"rule":{"threshold":{"num":1e400,"den":1,"cmp":">"}}}',
    'rule.threshold.num is not',
  ],
  [
    'an unknown comparison',
    ruled({ threshold: { num: 1, den: 2, cmp: '=>' } }),
    'rule.threshold.cmp is none of ">", ">="',
  ],
  ['an unknown base', ruled({ base: 'roll' }), 'rule.base is none of "cast", "eligible"'],
  [
    'no quorum',
    '{"roll":[],"votes":[],"rule":{"threshold":{"num":1,"den":2,"cmp":">"},"base":"cast"}}',
    'rule.quorum is missing',
  ],
  ['a byte order mark', `\ufeff${json({})}`, 'line 1: begins with a byte order mark'],
  ['bytes that are not UTF-8', Buffer.from(`{\n"body":"\xff"}`, 'latin1'), 'line 2: is not UTF-8'],
];

const tallyError = (...args: readonly string[]) => errorOf(folder.path, 'tally', ...args);

describe('twg tally: bad input', () => {
  it.each(UNREADABLE)('%s', async (_name, content, says) => {
    folder.write('bad.json', content);
    const error = await tallyError('bad.json');
    expect(error).toContain('twg tally: "bad.json"');
    expect(error).toContain(says);
  });

  it('reads CRLF and white space as JSON does', async () => {
    folder.write('crlf.json', `\r\n${JSON.stringify(FINE, null, 2).replaceAll('\n', '\r\n')}\r\n`);
    expect(await runTwg(folder.path, 'tally', 'crlf.json')).toMatchObject({ code: 0, err: [] });
  });

  it('names a missing file, a folder and 100 MB', async () => {
    mkdirSync(join(folder.path, 'a-folder'));
    folder.write('sparse.json', '');
    truncateSync(join(folder.path, 'sparse.json'), 100_000_000);
    folder.write('garbage.json', '[['.repeat(4_000_000));
    expect(await tallyError('missing.json')).toContain('"missing.json" does not exist');
    expect(await tallyError('a-folder')).toContain('"a-folder" is a directory');
    expect(await tallyError('/dev/zero')).toContain('"/dev/zero" is not a file');
    expect(await tallyError('sparse.json')).toContain('"sparse.json" is larger than 16 MiB');
    expect(await tallyError('garbage.json')).toContain('"garbage.json" is not JSON');
  });

  it.each([
    [[], 'usage: twg tally FILE'],
    [['a', 'b'], 'usage: twg tally FILE'],
    [['--body', 'tsc', 'votes.json'], "Unknown option '--body'; usage: twg tally FILE"],
  ])('%j', async (args, says) => {
    expect(await tallyError(...args)).toContain(says);
  });
});
