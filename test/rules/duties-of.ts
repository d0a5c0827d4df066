/** What people owe in a world, and the form of a test of it. */

import { expect, it } from 'vitest';
import { dutiesOf } from '../../shared/rules/index.ts';
import { written } from './cases/worlds.ts';
import { CAST, type World } from './world.ts';

export type Owed = readonly [duty: string, id: string, due?: string];
type ByPerson = Readonly<Record<string, readonly Owed[]>>;
type Row = readonly [when: string, world: () => World, owed: ByPerson];

export const PEOPLE = Object.values(CAST.organizations).flat();
export const THE_TSC = ['tess', 'tim', 'tom'];

export const owedBy = (world: World, person: string): Owed[] =>
  dutiesOf(world.state, person, world.at).map(({ duty, subject, due }) =>
    due === undefined ? [duty, subject.id] : [duty, subject.id, due],
  );

export const each = (persons: readonly string[], ...owed: readonly Owed[]): ByPerson =>
  Object.fromEntries(persons.map((person) => [person, owed]));

/** Exactly these people owe exactly this. */
export const check = (rows: readonly Row[]): void => {
  it.each(rows)('%s', (_, world, owed) => {
    const now = world();
    const everybody = Object.fromEntries(PEOPLE.map((person) => [person, owedBy(now, person)]));
    expect(everybody).toEqual({ ...each(PEOPLE), ...owed });
  });
};

/** What alice owes as facilitator of a group since day 14 that has posted nothing. */
export const update: Owed = ['update.post', 'ops', written(28)];
