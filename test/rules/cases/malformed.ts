/**
 * "Required text is not blank, lists that name people hold no one twice, unknown fields are
 * refused: `malformed`." Every field of every act of these sections, each with what it cannot be.
 */

import { CHARTER, foundingData, World } from '../world.ts';
import type { Case } from './case.ts';
import { FORMS, NEVER, RULE, type Form, type Sort } from './forms.ts';
import { DIP_FORMS, GROUP_FORMS } from './group-forms.ts';

const ABSENT = Symbol('absent');

/** The same data with another value, or none, at a path. */
function put(data: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  const container = data as Readonly<Record<string, unknown>>;
  const inner = put(container[first], rest, value);
  if (Array.isArray(data))
    return data.map((item, index) => (String(index) === first ? inner : item));
  const entries = Object.entries(container).filter(([key]) => key !== first);
  return Object.fromEntries(inner === ABSENT ? entries : [...entries, [first, inner]]);
}

// Whatever else stands in an act's way, `malformed` comes first, so that any world will do.
const FOUNDED = World.founded();

const malformed = (act: string, clause: string, data: unknown, path: string): Case => ({
  clause: `malformed: ${clause}`,
  world: () => (act === 'association.found' ? World.empty() : FOUNDED),
  by: act === 'ballot.close' ? 'relay' : 'sam',
  act,
  data,
  expect: { code: 'malformed', path },
});

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 20);

const ofField = ({ act, data, optional }: Form, field: string, sort: Sort): Case[] => {
  const path = field.split('.');
  const cases = NEVER[sort].map((value) =>
    malformed(act, `${field} is ${shown(value)}`, put(data, path, value), `data.${field}`),
  );
  if (optional?.includes(field) === true) return cases;
  return [...cases, malformed(act, `no ${field}`, put(data, path, ABSENT), `data.${field}`)];
};

/** An array in an array, and so on. */
const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
};

const ofWhole = ({ act, data }: Form): Case[] => [
  ...[null, [], 'x', 7, true, nested(10_000)].map((value, index) =>
    malformed(act, `the data is no record (${index})`, value, 'data'),
  ),
  malformed(act, 'an unknown field', { ...data, more: 1 }, 'data'),
  malformed(
    act,
    'an unknown field of 10,000 nested lists',
    { ...data, more: nested(10_000) },
    'data',
  ),
  malformed(
    act,
    'a field __proto__',
    JSON.parse(`{"__proto__":{},${JSON.stringify(data).slice(1)}`),
    'data',
  ),
  malformed(act, 'a field constructor', { ...data, constructor: 'x' }, 'data'),
];

const NESTED_FORMS: readonly Case[] = [
  malformed(
    'proposal.create',
    'an unknown field of the charter',
    { twg: 'ops', name: 'Ops', charter: { ...CHARTER, budget: 1 }, facilitators: ['alice'] },
    'data.charter',
  ),
  malformed(
    'proposal.create',
    'an unknown field of an expected output',
    {
      twg: 'ops',
      name: 'Ops',
      charter: { ...CHARTER, outputs: [{ kind: 'dip', title: 'T', due: 1 }] },
      facilitators: ['alice'],
    },
    'data.charter.outputs.0',
  ),
  malformed(
    'proposal.circulate',
    'an unknown field of a channel',
    { twg: 'ops', channels: [{ kind: 'slack', name: '#ops', private: true }], days: 7 },
    'data.channels.0',
  ),
  malformed(
    'members.choose',
    'an unknown field of a seat',
    { twg: 'ops', roster: [{ person: 'alice', role: 'facilitator', until: 1 }] },
    'data.roster.0',
  ),
  malformed(
    'members.choose',
    'a roster that names a person twice',
    {
      twg: 'ops',
      roster: [
        { person: 'alice', role: 'facilitator' },
        { person: 'alice', role: 'reviewer' },
      ],
    },
    'data.roster',
  ),
  malformed(
    'rulebook.propose',
    'an unknown part of the rulebook',
    { ballot: 'b', change: { topic: RULE } },
    'data.change',
  ),
  malformed(
    'rulebook.propose',
    'a threshold of no whole',
    { ballot: 'b', change: { tsc: { ...RULE, threshold: { num: 1, den: 0, cmp: '>' } } } },
    'data.change.tsc.threshold.den',
  ),
  malformed(
    'association.found',
    'a founding that lists a person twice',
    foundingData(undefined, {
      persons: [
        { id: 'sam', name: 'Sam', organization: 'acme' },
        { id: 'sam', name: 'Sam', organization: 'bolt' },
      ],
    }),
    'data.persons',
  ),
  malformed(
    'association.found',
    'a founding without a secretariat',
    foundingData(undefined, { secretariat: [] }),
    'data.secretariat',
  ),
];

/** No act of this name is in the contract. */
const NO_ACTS: readonly Case[] = [
  '',
  'proposal',
  'Proposal.create',
  'proposal.create ',
  '__proto__',
  'constructor',
  'toString',
].map((act) => ({
  clause: `malformed: ${JSON.stringify(act)} is no act`,
  world: () => FOUNDED,
  by: 'sam',
  act,
  data: {},
  expect: { code: 'malformed', path: 'type' },
}));

const ALL_FORMS: readonly Form[] = [...FORMS, ...GROUP_FORMS, ...DIP_FORMS];

export const MALFORMED_CASES: readonly Case[] = [
  ...ALL_FORMS.flatMap(ofWhole),
  ...ALL_FORMS.flatMap((form) =>
    Object.entries(form.fields).flatMap(([field, sort]) => ofField(form, field, sort)),
  ),
  ...NESTED_FORMS,
  ...NO_ACTS,
];
