/** "Pure: no clock, no randomness, no I/O, no locale, integers only." */

import { describe, expect, it } from 'vitest';
import { KINDS, type Decision, type State } from '../../shared/rules/index.ts';
import { ALL_CASES } from './cases/all.ts';
import type { Case } from './cases/case.ts';
import type { World } from './world.ts';

/** Whatever it is given can be read, and nothing of it written. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

function freezeRecords(state: State): void {
  freeze(state.association);
  freeze(state.openBallots);
  for (const kind of KINDS) for (const record of state[kind].values()) freeze(record);
}

/** The path of the first thing that is no string, integer, boolean, null, list or record. */
function notPlain(value: unknown, path: string): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : path;
  if (typeof value !== 'object') return path;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = notPlain(inner, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

const ask = (one: Case, world: World): Decision =>
  world.ask(one.by, one.act, one.data, one.envelope);

/** What a decision says, without the state that comes of it. */
const said = (decision: Decision): unknown =>
  decision.accepted ? decision.effects : decision.refusal;

const recordsTouched = (decision: Decision): readonly (readonly [string, unknown])[] =>
  decision.accepted
    ? decision.effects.touched.map(({ kind, id }) => [
        `${kind} ${id}`,
        kind === 'association' ? decision.next.association : decision.next[kind].get(id),
      ])
    : [];

const WORLDS = ALL_CASES.map((one) => [one, one.world()] as const);

describe('in every case', () => {
  it('deciding changes nothing of what it is given, and says the same again', () => {
    for (const [one, world] of WORLDS) {
      freezeRecords(world.state);
      const first = ask(one, world);
      freeze(said(first));
      expect(said(ask(one, world))).toEqual(said(first));
    }
  });

  it('what an act leaves behind is plain data, which has one text', () => {
    const odd = WORLDS.flatMap(([one, world]) =>
      recordsTouched(ask(one, world)).flatMap(([name, record]) => {
        const path = notPlain(record, name);
        return path === null ? [] : [`${one.act}: ${path}`];
      }),
    );
    expect([...new Set(odd)]).toEqual([]);
  });

  it('a refusal is plain data', () => {
    const odd = WORLDS.flatMap(([one, world]) => {
      const decision = ask(one, world);
      return decision.accepted ? [] : [notPlain(decision.refusal, one.act)];
    });
    expect(odd.filter((path) => path !== null)).toEqual([]);
  });
});
