import { describe, expect, it } from 'vitest';
import { runTwg } from './run-twg.ts';
import {
  FOUNDING,
  FOUNDING_DATA,
  line,
  PROPOSAL,
  PROPOSAL_DATA,
  scenario,
} from './small-scenario.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const brackets = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

/** What is refused: by whom, which act, which data, and the code. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a list for data', line('ines', 'proposal.create', []), 'malformed'],
  ['null for data', line('ines', 'proposal.create', null), 'malformed'],
  ['a text for data', line('ines', 'proposal.create', 'mainnet-ops'), 'malformed'],
  ['a number for data', line('ines', 'proposal.create', 7), 'malformed'],
  ['empty data', line('ines', 'proposal.create', {}), 'malformed'],
  [
    'an unknown field',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, colour: 'red' }),
    'malformed',
  ],
  [
    'an unknown field inside',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, charter: { mood: 1 } }),
    'malformed',
  ],
  [
    'a wrong type',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, facilitators: 'ines' }),
    'malformed',
  ],
  [
    'a fraction',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, charter: { durationDays: 1.5 } }),
    'malformed',
  ],
  [
    'an unsafe integer',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, charter: { durationDays: 2 ** 53 } }),
    'malformed',
  ],
  [
    'a number past all numbers',
    PROPOSAL.replace('"charter":{}', '"charter":{"durationDays":1e400}'),
    'malformed',
  ],
  [
    'a lone surrogate',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, name: 'A \ud800 name' }),
    'malformed',
  ],
  ['a lone surrogate for a field', line('ines', 'proposal.create', { '\ud800': 1 }), 'malformed'],
  [
    'a __proto__',
    PROPOSAL.replace('"charter":{}', '"charter":{},"__proto__":{"x":1}'),
    'malformed',
  ],
  [
    'a __proto__ inside',
    PROPOSAL.replace('"charter":{}', '"charter":{"__proto__":[]}'),
    'malformed',
  ],
  ['a constructor', PROPOSAL.replace('"charter":{}', '"charter":{},"constructor":1'), 'malformed'],
  ['brackets for data', PROPOSAL.replace(JSON.stringify(PROPOSAL_DATA), brackets), 'malformed'],
  ['brackets inside', PROPOSAL.replace('"charter":{}', `"charter":${brackets}`), 'malformed'],
  [
    'records inside one another',
    PROPOSAL.replace('"charter":{}', `"charter":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
    'malformed',
  ],
  [
    'an act of more than 1 MiB',
    line('ines', 'proposal.create', { ...PROPOSAL_DATA, name: 'x'.repeat(1024 * 1024) }),
    'malformed',
  ],
  ['an unknown act', line('ines', 'proposal.destroy', PROPOSAL_DATA), 'malformed'],
  ['an act of no name', line('ines', '', {}), 'malformed'],
  ['an act named __proto__', line('ines', '__proto__', {}), 'malformed'],
  ['an act named toString', line('ines', 'toString', {}), 'malformed'],
  ['an act named by a lone surrogate', line('ines', '\ud800', {}), 'malformed'],
  ['an unknown person', line('zoltan', 'proposal.create', PROPOSAL_DATA), 'unknown-person'],
  ['a person of no name', line('', 'proposal.create', PROPOSAL_DATA), 'unknown-person'],
  [
    'a person named __proto__',
    line('__proto__', 'proposal.create', PROPOSAL_DATA),
    'unknown-person',
  ],
  [
    'a person named by a lone surrogate',
    line('\ud800', 'proposal.create', PROPOSAL_DATA),
    'unknown-person',
  ],
  ['the relay, which may not', line('relay', 'proposal.create', PROPOSAL_DATA), 'not-permitted'],
  ['a second founding', FOUNDING, 'already-founded'],
  ['a device without its key', line('ines', 'device.add', { kind: 'desktop' }), 'malformed'],
  [
    'a key that is none',
    line('ines', 'device.add', { publicKey: 'A'.repeat(43), kind: 'desktop' }),
    'malformed',
  ],
];

async function played(file: string): Promise<readonly unknown[]> {
  const { code, out, err } = await runTwg(folder.path, 'replay', file);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  return out.map((text) => JSON.parse(text) as unknown);
}

describe('twg replay: what is refused does not end the replay', () => {
  it.each(REFUSED)('%s', async (_name, bad, code) => {
    folder.write('refused.jsonl', scenario(FOUNDING, bad, PROPOSAL));
    const [, refused, after, state] = await played('refused.jsonl');
    const details = expect.any(Object) as object;
    expect(refused).toEqual({ line: 2, result: 'refused', code, details });
    expect(after).toEqual({ line: 3, result: 'accepted' });
    expect(state).toHaveProperty(['state', 'twgs', 'mainnet-ops', 'stage'], 'draft');
  });

  it('refuses a duplicated id, and what comes before the founding', async () => {
    folder.write('twice.jsonl', scenario(PROPOSAL, FOUNDING, PROPOSAL, PROPOSAL));
    expect((await played('twice.jsonl')).slice(0, 4)).toEqual([
      { line: 1, result: 'refused', code: 'not-founded', details: {} },
      { line: 2, result: 'accepted' },
      { line: 3, result: 'accepted' },
      { line: 4, result: 'refused', code: 'duplicate-id', details: expect.any(Object) as object },
    ]);
  });

  it.each([
    ['an unknown field', { ...FOUNDING_DATA, motto: 'Onwards' }],
    ['a list', [FOUNDING_DATA]],
    ['keys of another form', { ...FOUNDING_DATA, recovery: { publicKey: 'short' } }],
    ['a relay that is no object', { ...FOUNDING_DATA, relay: { url: 7 } }],
  ])('a founding with %s is refused, and the next one is taken', async (_name, data) => {
    folder.write('founding.jsonl', scenario(line('uma', 'association.found', data), FOUNDING));
    const [first, second] = await played('founding.jsonl');
    expect(first).toMatchObject({ line: 1, result: 'refused', code: 'malformed' });
    expect(second).toEqual({ line: 2, result: 'accepted' });
  });
});

describe('twg replay: what only looks bad is played', () => {
  it.each([
    ['CRLF line ends', scenario(FOUNDING, PROPOSAL).replaceAll('\n', '\r\n')],
    ['no line end at the end', scenario(FOUNDING, PROPOSAL).trimEnd()],
    [
      'instants at other offsets',
      scenario(FOUNDING, PROPOSAL.replace('T10:00:00Z', 'T23:59:00+13:59')),
    ],
    ['milliseconds', scenario(FOUNDING, PROPOSAL.replace('10:00:00Z', '10:00:00.001Z'))],
    [
      'the fields in another order',
      scenario(
        FOUNDING,
        `{"data":${JSON.stringify(PROPOSAL_DATA)},"act":"proposal.create","by":"ines","at":"2026-01-05T10:00:00Z"}`,
      ),
    ],
    [
      'an integer with an exponent',
      scenario(FOUNDING, PROPOSAL.replace('"charter":{}', '"charter":{"durationDays":1e2}')),
    ],
  ])('%s', async (_name, content) => {
    folder.write('fine.jsonl', content);
    const [first, second] = await played('fine.jsonl');
    expect([first, second]).toEqual([
      { line: 1, result: 'accepted' },
      { line: 2, result: 'accepted' },
    ]);
  });

  it('passes over empty lines, and counts them', async () => {
    folder.write('gaps.jsonl', `\n${FOUNDING}\n\n  \n${PROPOSAL}\n\n`);
    expect((await played('gaps.jsonl')).slice(0, 2)).toEqual([
      { line: 2, result: 'accepted' },
      { line: 5, result: 'accepted' },
    ]);
  });

  it('plays in the last second of the year 9999', async () => {
    const late = scenario(FOUNDING, PROPOSAL).replaceAll(
      '2026-01-05T10:00:00Z',
      '9999-12-31T23:59:59Z',
    );
    folder.write('late.jsonl', late);
    const { code, out } = await runTwg(
      folder.path,
      'replay',
      'late.jsonl',
      '--export',
      'late.ledger',
    );
    expect({ code, second: out[1] }).toEqual({ code: 0, second: '{"line":2,"result":"accepted"}' });
    expect((await runTwg(folder.path, 'verify', 'late.ledger')).code).toBe(0);
  });
});
