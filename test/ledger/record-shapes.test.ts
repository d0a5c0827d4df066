import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** A file from its first export, or from the one that is named, to its end or to what is named. */
function shapesIn(path: string, from: string, to: string | null): string {
  const text = read(path);
  const begins = text.indexOf(from);
  const ends = to === null ? text.length : text.indexOf(to);
  if (begins < 0 || ends < begins) throw new Error(`${path} has no shapes`);
  return text.slice(begins, ends).trim();
}

it.each([
  ['shared/rules/state.ts', 'export type TwgStage', '/** The records of each kind'],
  ['shared/rules/people-records.ts', 'export ', null],
  ['shared/rules/dip-records.ts', 'export ', null],
] as const)(
  'gives in the protocol the shapes that the state hash is made from: %s',
  (path, from, to) => {
    expect(read('docs/PROTOCOL.md')).toContain(shapesIn(path, from, to));
  },
);

it('has all records in one of these files', () => {
  const files = ['state', 'people-records', 'dip-records'].map((name) =>
    read(`shared/rules/${name}.ts`),
  );
  const kinds = /export interface Records \{([\s\S]*?)\n\}/.exec(files[0] ?? '')?.[1] ?? '';
  const records = [...kinds.matchAll(/readonly \w+: (\w+);/g)].map(([, name]) => name);
  expect(records.length).toBeGreaterThan(10);
  for (const name of records)
    expect(files.some((text) => text.includes(`export interface ${name} {`))).toBe(true);
});
