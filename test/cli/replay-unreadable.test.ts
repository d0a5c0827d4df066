import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf } from './run-twg.ts';
import { FOUNDING, line, PROPOSAL, scenario } from './small-scenario.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const brackets = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

const replayError = (...args: readonly string[]) => errorOf(folder.path, 'replay', ...args);

describe('twg replay: files that cannot be read', () => {
  it('names a missing file, a folder, and what is no file', async () => {
    mkdirSync(join(folder.path, 'a-folder'));
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    expect(await replayError('missing.jsonl')).toContain('"missing.jsonl" does not exist');
    expect(await replayError('two\nlines')).toContain('"two\\nlines" does not exist');
    expect(await replayError('nul\u0000')).toContain('cannot be read');
    expect(await replayError('a-folder')).toContain('"a-folder" is a directory');
    expect(await replayError('pipe')).toContain('"pipe" is not a file');
    expect(await replayError('/dev/zero')).toContain('"/dev/zero" is not a file');
  });

  it('does not begin on 100 MB', async () => {
    for (const name of ['sparse', 'one-line'])
      folder.write(name, name === 'sparse' ? '' : '{"at":"');
    for (const name of ['sparse', 'one-line']) truncateSync(join(folder.path, name), 100_000_000);
    expect(await replayError('sparse')).toContain('"sparse" is larger than 64 MiB');
    expect(await replayError('one-line')).toContain('"one-line" is larger than 64 MiB');
  });

  it('gives up on one line of 60 MB that is not JSON, and on as many empty lines', async () => {
    folder.write('long', scenario(FOUNDING, 'x'.repeat(60_000_000)));
    expect(await replayError('long')).toContain('line 2: not JSON');
    folder.write('empty-lines', '\n'.repeat(60_000_000));
    expect(await replayError('empty-lines')).toContain('has no lines');
  });
});

const beforeFounding = '2026-01-05T09:59:59Z';

/** What is in the file, and what is said of it. */
const UNREADABLE: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['nothing', '', 'has no lines'],
  ['only white space', '\n  \n\t\r\n', 'has no lines'],
  ['a line that is not JSON', scenario(FOUNDING, '{"at":'), 'line 2: not JSON'],
  ['a line with a comment', scenario(FOUNDING, '// comment'), 'line 2: not JSON'],
  ['a list', scenario('[]'), 'line 1: the line is not an object'],
  ['null', scenario('null'), 'line 1: the line is not an object'],
  ['a text', scenario('"association.found"'), 'line 1: the line is not an object'],
  ['brackets', scenario(FOUNDING, brackets), 'line 2: the line is not an object'],
  ['brackets left open', scenario(FOUNDING, '['.repeat(10_000)), 'line 2: not JSON'],
  [
    'brackets for an instant',
    scenario(`{"at":${brackets},"by":"a","act":"b","data":{}}`),
    'line 1: at is not a text',
  ],
  [
    'an unknown field',
    scenario(`${FOUNDING.slice(0, -1)},"note":1}`),
    'line 1: the line has an unknown field "note"',
  ],
  [
    'an unknown field of two lines',
    scenario(`${FOUNDING.slice(0, -1)},"no\\nte":1}`),
    'unknown field "no\\nte"',
  ],
  [
    'a __proto__',
    scenario(`${FOUNDING.slice(0, -1)},"__proto__":{"by":"uma"}}`),
    'unknown field "__proto__"',
  ],
  ['a __proto__ for a line', scenario(`{"__proto__":${FOUNDING}}`), 'line 1: at is missing'],
  [
    'no data',
    scenario('{"at":"2026-01-05T10:00:00Z","by":"uma","act":"association.found"}'),
    'line 1: data is missing',
  ],
  [
    'no author',
    scenario('{"at":"2026-01-05T10:00:00Z","act":"association.found","data":{}}'),
    'line 1: by is missing',
  ],
  [
    'a number for an author',
    scenario('{"at":"2026-01-05T10:00:00Z","by":7,"act":"a","data":{}}'),
    'line 1: by is not a text',
  ],
  [
    'an act of no name',
    scenario('{"at":"2026-01-05T10:00:00Z","by":"uma","act":null,"data":{}}'),
    'line 1: act is not a text',
  ],
  [
    'a number for an instant',
    scenario('{"at":1767607200000,"by":"uma","act":"a","data":{}}'),
    'line 1: at is not a text',
  ],
  [
    'an instant that goes backwards',
    scenario(FOUNDING, line('ines', 'x', {}, beforeFounding)),
    'line 2: at is before that of line 1',
  ],
  [
    'one that only looks later',
    scenario(FOUNDING, line('ines', 'x', {}, '2026-01-05T10:30:00+01:00')),
    'line 2: at is before that of line 1',
  ],
  [
    'one that goes backwards after an empty line',
    scenario(FOUNDING, '', '', line('ines', 'x', {}, beforeFounding)),
    'line 4: at is before that of line 1',
  ],
  [
    'no time zone',
    scenario(line('uma', 'x', {}, '2026-01-05T10:00:00')),
    'line 1: at "2026-01-05T10:00:00" is not an instant from 1970 to 9999 with its time zone',
  ],
  [
    'a date',
    scenario(line('uma', 'x', {}, '2026-01-05')),
    'line 1: at "2026-01-05" is not an instant',
  ],
  [
    'a leap second',
    scenario(line('uma', 'x', {}, '2016-12-31T23:59:60Z')),
    'line 1: at "2016-12-31T23:59:60Z" is not an instant',
  ],
  [
    'a date that there is not',
    scenario(line('uma', 'x', {}, '2026-02-29T10:00:00Z')),
    'line 1: at "2026-02-29T10:00:00Z" is not an instant',
  ],
  ['hour 24', scenario(line('uma', 'x', {}, '2026-01-05T24:00:00Z')), 'is not an instant'],
  [
    'a lower-case zone',
    scenario(line('uma', 'x', {}, '2026-01-05t10:00:00z')),
    'is not an instant',
  ],
  [
    'an instant in words',
    scenario(line('uma', 'x', {}, 'tomorrow\nmorning')),
    'line 1: at "tomorrow\\nmorning" is not an instant',
  ],
  [
    'an instant of a megabyte',
    scenario(line('uma', 'x', {}, '2'.repeat(1_000_000))),
    'line 1: at "2222',
  ],
  [
    'an instant before 1970',
    scenario(line('uma', 'x', {}, '1969-12-31T23:59:59Z')),
    'is not an instant from 1970 to 9999',
  ],
  [
    'an instant past 9999',
    scenario(line('uma', 'x', {}, '9999-12-31T23:59:59-01:00')),
    'is not an instant from 1970 to 9999',
  ],
  ['a byte order mark', `\ufeff${FOUNDING}\n`, 'line 1: begins with a byte order mark'],
  ['UTF-16', Buffer.from(`\ufeff${FOUNDING}\n`, 'utf16le'), 'line 1: is not UTF-8'],
  [
    'a byte that is not UTF-8',
    Buffer.from(`${FOUNDING}\n{"at":"\xff`, 'latin1'),
    'line 2: is not UTF-8',
  ],
  [
    'a cut off character',
    Buffer.concat([Buffer.from(scenario(FOUNDING, PROPOSAL)), Buffer.of(0xe2, 0x82)]),
    'line 3: is not UTF-8',
  ],
  ['NUL bytes', scenario(FOUNDING, '\u0000\u0000'), 'line 2: not JSON'],
  ['a NUL after a line', scenario(FOUNDING, `${PROPOSAL}\u0000`), 'line 2: not JSON'],
];

describe('twg replay: lines that cannot be played', () => {
  it.each(UNREADABLE)('%s', async (name, content, says) => {
    const file = `${name.replaceAll(' ', '-')}.jsonl`;
    folder.write(file, content);
    const error = await replayError(file);
    expect(error).toContain(`twg replay: "${file}"`);
    expect(error).toContain(says);
  });
});

const USAGE = 'usage: twg replay FILE [--until INSTANT] [--duties PERSON] [--export FILE]';

const BAD_OPTIONS: readonly (readonly [readonly string[], string])[] = [
  [[], USAGE],
  [['a.jsonl', 'b.jsonl'], USAGE],
  [['a.jsonl', '--speed', '2'], `Unknown option '--speed'; ${USAGE}`],
  [['a.jsonl', '--until'], USAGE],
  [['a.jsonl', '--until', '--duties', 'ines'], USAGE],
  [['a.jsonl', '--until', '2026-01-06'], '--until "2026-01-06" is not an instant'],
  [
    ['a.jsonl', '--until', '2026-01-06T10:00:00'],
    '--until "2026-01-06T10:00:00" is not an instant',
  ],
  [
    ['a.jsonl', '--until', '2026-01-05T09:59:59Z'],
    '--until is before the last line, which is at 2026-01-05T10:00:00Z',
  ],
  [['a.jsonl', '--duties', 'zoltan'], '--duties: nobody is registered as "zoltan"'],
  [['a.jsonl', '--duties', '__proto__'], '--duties: nobody is registered as "__proto__"'],
  [
    ['a.jsonl', '--export', 'no-folder/out.ledger'],
    '--export: "no-folder/out.ledger" is in a folder that does not exist',
  ],
  [
    ['a.jsonl', '--export', 'a.jsonl/out.ledger'],
    '--export: "a.jsonl/out.ledger" is in a folder that does not exist',
  ],
  [['a.jsonl', '--export', '.'], '--export: "." is a directory'],
  [['a.jsonl', '--export', '/dev/full'], '--export: "/dev/full" cannot be written (ENOSPC)'],
  [['a.jsonl', '--export', './a.jsonl'], '--export names the scenario itself'],
  [['unfounded.jsonl', '--export', 'out.ledger'], '--export: nothing was founded'],
  [['unfounded.jsonl', '--duties', 'ines'], '--duties: nobody is registered as "ines"'],
];

describe('twg replay: options', () => {
  it.each(BAD_OPTIONS)('%j', async (args, says) => {
    folder.write('a.jsonl', scenario(FOUNDING, PROPOSAL));
    folder.write('unfounded.jsonl', scenario(PROPOSAL));
    expect(await replayError(...args)).toContain(says);
  });
});
