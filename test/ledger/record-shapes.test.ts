import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('gives in the protocol the record shapes that the state hash is made from', () => {
  const state = read('shared/rules/state.ts');
  const shapes = state.slice(
    state.indexOf('export interface Association'),
    state.indexOf('/** The records of each kind'),
  );
  expect(shapes).toContain('export interface Concern');
  expect(read('docs/PROTOCOL.md')).toContain(shapes.trim());
});
