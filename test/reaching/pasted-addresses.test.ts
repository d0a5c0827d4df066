import { describe, expect, it } from 'vitest';
import {
  givenBy,
  readPasted,
  type PersonReached,
} from '../../renderer/features/reaching/pasted-addresses.ts';

const PEOPLE: readonly PersonReached[] = [
  { person: 'alice', name: 'Alice Adams', email: 'nobody' },
  { person: 'bob', name: 'Bob Brown', email: 'secretariat' },
  { person: 'carol', name: 'Carol Clark', email: 'self' },
  { person: 'dan', name: 'Same Name', email: 'nobody' },
  { person: 'eve', name: 'Same Name', email: 'nobody' },
  { person: 'frank', name: 'Frank, the "Elder"', email: 'nobody' },
];

const verdicts = (text: string) => readPasted(text, PEOPLE).map(({ verdict }) => verdict);

describe('a pasted list of addresses', () => {
  it('gives and replaces, and leaves alone whoever has set their own', () => {
    const lines = readPasted(
      'person,email\nalice,alice@example.org\r\nbob , bob@example.org\n\ncarol,carol@example.org\n',
      PEOPLE,
    );
    expect(lines.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'give'],
      [3, 'replace'],
      [5, 'own'],
    ]);
    expect(givenBy(lines)).toEqual([
      { person: 'alice', email: 'alice@example.org' },
      { person: 'bob', email: 'bob@example.org' },
    ]);
  });

  it('takes names, semicolons, tabs and quotes, as tables write them', () => {
    expect(verdicts('Alice Adams;a@example.org\nBOB BROWN\tb@example.org')).toEqual([
      'give',
      'replace',
    ]);
    expect(readPasted('"Frank, the ""Elder""","f@example.org"', PEOPLE)).toMatchObject([
      { verdict: 'give', person: 'frank', email: 'f@example.org' },
    ]);
  });

  it('says of each line that cannot be used why not', () => {
    expect(verdicts('zoe,zoe@example.org')).toEqual(['unknown-person']);
    expect(verdicts('Same Name,s@example.org')).toEqual(['unknown-person']);
    expect(verdicts('alice,a@example.org\nalice,other@example.org')).toEqual(['give', 'twice']);
    for (const address of [
      'alice',
      'a@',
      '@example.org',
      'a b@example.org',
      'a@example.org,b@example.org',
      'a@b@example.org',
      'a@example.org\u0000',
      'Alice <a@example.org>',
      '',
    ]) {
      expect(givenBy(readPasted(`alice,${address}`, PEOPLE)), address).toEqual([]);
    }
    expect(verdicts('alice')).toEqual(['unreadable']);
    expect(verdicts('"alice,a@example.org')).toEqual(['unreadable']);
    expect(verdicts(',a@example.org')).toEqual(['unreadable']);
    expect(verdicts('')).toEqual([]);
  });
});
