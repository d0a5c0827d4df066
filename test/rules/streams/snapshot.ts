/** A state as text, and a state from text: two replicas have nothing in common but the words. */

import { Map as PersistentMap } from 'immutable';
import { EMPTY_STATE, type State } from '../../../shared/rules/index.ts';

/** The same text for what is equal, whatever the order in which it came about. */
export function stable(value: unknown): string {
  if (PersistentMap.isMap(value)) return stable(Object.fromEntries(value.entries()));
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).map(
    ([key, inside]) => `${JSON.stringify(key)}:${stable(inside)}`,
  );
  return `{${fields.sort().join()}}`;
}

const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inside]) => [key, backwards(inside)] as const)
      .reverse(),
  );
};

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The same value, with the fields of every record in the opposite order. */
export const reordered = <T>(value: T): T => backwards(value) as T;

/** Another replica's state: equal, but made of other objects, and in another order. */
export function copyOf(state: State): State {
  const copied = Object.entries(state).map(([name, value]) => [
    name,
    PersistentMap.isMap(value)
      ? PersistentMap([...value.entries()].reverse().map(([id, one]) => [id, backwards(one)]))
      : backwards(value),
  ]);
  return { ...EMPTY_STATE, ...(Object.fromEntries(copied) as Partial<State>) };
}

/** Whoever changes it from now on throws. Tables are left: they are persistent by themselves. */
export function frozen<T>(value: T): T {
  if (PersistentMap.isMap(value)) {
    for (const record of value.values()) frozen(record);
  } else if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inside of Object.values(value)) frozen(inside);
  }
  return value;
}
