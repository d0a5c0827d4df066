/** Data that nobody sends who means well. */

import * as fc from 'fast-check';

function deep(levels: number, wrap: (inside: unknown) => unknown): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}

const DEEP = 20_000;

/** Things that are not JSON, or are at its edges, or have names that mean something to JavaScript. */
const ODD: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => NaN,
  () => -0,
  () => Infinity,
  () => 0.5,
  () => 2 ** 53,
  () => 1e308,
  () => 10n,
  () => Symbol('s'),
  () => () => 'called',
  () => new Date(0),
  () => new Map([['twg', 'ops']]),
  () => new Uint8Array(4),
  () => Object('ops') as unknown,
  () => '',
  () => ' ',
  () => 'relay',
  () => '__proto__',
  () => 'constructor',
  () => 'hasownproperty',
  () => '\uD800',
  () => 'a\u0000b',
  () => '2026-02-30T00:00:00Z',
  () => 'x'.repeat(1_000_000),
  () => Array.from({ length: 5000 }, (_, index) => `p${index}`),
  () => Array.from({ length: 3 }),
  () => ['alice', 'alice'],
  () => Object.create(null) as unknown,
  () => Object.create({ twg: 'ops', person: 'alice' }) as unknown,
  () =>
    JSON.parse('{"__proto__": {"twg": "ops"}, "constructor": {"prototype": {"x": 1}}}') as unknown,
  () => ({ toString: 'no function', valueOf: null, length: 3 }),
  () => deep(DEEP, (inside) => [inside]),
  () => deep(DEEP, (inside) => ({ inside })),
];

export const ODDITIES: readonly unknown[] = ODD.map((make) => make());

export const oddity: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODDITIES) },
  { weight: 1, arbitrary: fc.anything({ withNullPrototype: true, maxDepth: 3 }) },
);

/** What is done to data: a value put at a place in it, a field taken away, or one added. */
export interface Damage {
  readonly where: number;
  readonly how: 'replace' | 'remove' | 'add';
  readonly value: unknown;
}

export const damage: fc.Arbitrary<Damage> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
  value: oddity,
});

/** A place in data: a record or a list, and the key in it. */
type Place = readonly [holder: Record<string, unknown>, key: string];

export function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): Place[] => [[holder, key], ...placesIn(holder[key])]);
}

/** A copy of the data, damaged at one place of all that it has. */
export function damaged(data: unknown, { where, how, value }: Damage): unknown {
  const copy: unknown = structuredClone(data);
  const places = placesIn(copy);
  if (places.length === 0) return value;
  const whole = where % (places.length + 1) === places.length;
  if (whole && how === 'replace') return value;
  const [holder, key] = places[where % places.length] ?? [{}, ''];
  if (how === 'remove') Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, how === 'add' ? `${key}x` : key, value);
  return copy;
}

/** Overwrites everything in it, as a caller might who keeps the data that it handed in. */
export function spoil(value: unknown): void {
  for (const [holder, key] of placesIn(value).reverse()) Reflect.set(holder, key, 'spoilt');
}
