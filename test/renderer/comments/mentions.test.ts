import { describe, expect, test } from 'vitest';
import {
  folded,
  mentionedIn,
  offered,
  queryAt,
  withMention,
} from '../../../renderer/features/documents/comments/mention-text.ts';
import {
  mentionablePeople,
  type Mentionable,
} from '../../../renderer/features/documents/comments/people.ts';
import { EMPTY_STATE, type Person, type State } from '../../../shared/rules/index.ts';

const organizations = ['novi', 'xapo'].map((id) => ({
  id,
  name: id === 'novi' ? 'Novi' : 'Xapo Bank',
  withdrawn: false,
}));

const person = (id: string, name: string, organization = 'novi', departed = false): Person => ({
  id,
  name,
  organization,
  departed,
});

const stateWith = (persons: readonly Person[]): State => ({
  ...EMPTY_STATE,
  organization: EMPTY_STATE.organization.withMutations((table) => {
    for (const each of organizations) table.set(each.id, each);
  }),
  person: EMPTY_STATE.person.withMutations((table) => {
    for (const each of persons) table.set(each.id, each);
  }),
});

const PEOPLE = mentionablePeople(
  stateWith([
    person('ann', 'Ann'),
    person('ann-lee', 'Ann Lee'),
    person('zoe', 'Zoë Łukasz', 'xapo'),
    person('ada-1', 'Ada Byron'),
    person('ada-2', 'Ada Byron', 'xapo'),
    person('sam-1', 'Sam Ray'),
    person('sam-2', 'Sam Ray'),
    person('gone', 'Gone Person', 'novi', true),
  ]),
);

const labels = (people: readonly Mentionable[]): string[] => people.map(({ label }) => label);

test('people of one name are told apart, by organization or else by id; who has left is not offered', () => {
  expect(labels(PEOPLE)).toEqual([
    'Ada Byron (Novi)',
    'Ada Byron (Xapo Bank)',
    'Ann',
    'Ann Lee',
    'Sam Ray (sam-1)',
    'Sam Ray (sam-2)',
    'Zoë Łukasz',
  ]);
});

describe('who is mentioned', () => {
  test.each<[string, string[]]>([
    ['@Ann: see this', ['ann']],
    ['@Ann Lee, see this', ['ann-lee']],
    ['@Anna', []],
    ['mail ann@Ann.example', []],
    ['Zoë@Ann', []],
    ['(@Ann)', ['ann']],
    ['@Ada Byron', []],
    ['@Ada Byron (Novi) and @Ada Byron (Xapo Bank)', ['ada-1', 'ada-2']],
    ['@Sam Ray (sam-2)', ['sam-2']],
    ['@Ann @Ann', ['ann']],
    ['@Zoë Łukasz\n@Ann', ['zoe', 'ann']],
    ['@ann', []],
    ['', []],
    ['@', []],
    ['@Ann\u0301', []],
  ])('%j', (text, persons) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(persons);
  });

  test('at most fifty', () => {
    const many = Array.from({ length: 60 }, (_, n) => person(`p-${n}`, `Person ${n} End`));
    const people = mentionablePeople(stateWith(many));
    const text = many.map(({ name }) => `@${name}`).join(' ');
    expect(mentionedIn(text, people)).toHaveLength(50);
  });
});

describe('what is being typed', () => {
  // The caret is where the | is.
  test.each<[string, string | null]>([
    ['@|', ''],
    ['hello @an|', 'an'],
    ['hello @ann le|', 'ann le'],
    ['@an|n', 'an'],
    ['a@b|', null],
    ['@ann, and|', null],
    ['@ann\nand|', null],
    ['@ |', null],
    ['no at|', null],
    [`@${'x'.repeat(80)}|`, null],
  ])('%j', (marked, query) => {
    const caret = marked.indexOf('|');
    expect(queryAt(marked.replace('|', ''), caret)?.query ?? null).toBe(query);
  });
});

describe('who is offered', () => {
  test.each<[string, string[]]>([
    ['zoe', ['Zoë Łukasz']],
    ['ZOË', ['Zoë Łukasz']],
    ['luk', ['Zoë Łukasz']],
    ['by', ['Ada Byron (Novi)', 'Ada Byron (Xapo Bank)']],
    ['ann', ['Ann', 'Ann Lee']],
    ['xap', ['Ada Byron (Xapo Bank)', 'Zoë Łukasz']],
    ['Ann Lee ', []],
    ['nobody', []],
  ])('for %j', (query, expected) => {
    expect(labels(offered(query, PEOPLE))).toEqual(expected);
  });

  test('marks and case are no difference', () => {
    expect(folded('Đorđe ŁUKASZ Øre Straße')).toBe('dorde lukasz ore strasse');
  });
});

test('choosing somebody puts the label in the place of what was typed', () => {
  const [ada] = PEOPLE;
  if (ada === undefined) throw new Error('nobody');
  expect(withMention('Ask @ada, please', { at: 4, query: 'ada' }, ada)).toEqual({
    text: 'Ask @Ada Byron (Novi), please',
    caret: 'Ask @Ada Byron (Novi)'.length + 1,
  });
  const { text, caret } = withMention('Ask @ada', { at: 4, query: 'ada' }, ada);
  expect(text).toBe('Ask @Ada Byron (Novi) ');
  expect(caret).toBe(text.length);
  expect(mentionedIn(text, PEOPLE)).toEqual(['ada-1']);
});
