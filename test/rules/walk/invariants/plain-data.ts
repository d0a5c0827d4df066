/** The state is plain data: strings, integers, booleans, null, lists and records. */

import { KINDS, type State } from '../../../../shared/rules/index.ts';

/** The path of the first value that is not; null where all is. */
export function notPlain(value: unknown, path: string): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isSafeInteger(value) ? null : path;
    case 'object':
      return value === null ? null : notPlainInside(value, path);
    default:
      return path;
  }
}

function notPlainInside(value: object, path: string): string | null {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value) ? prototype !== Array.prototype : prototype !== Object.prototype) {
    return path;
  }
  for (const [key, inside] of Object.entries(value)) {
    const found = notPlain(inside, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** The records that differ from those of the state before, are not plain, or have another's id. */
export function plainData(before: State | null, after: State): string[] {
  const problems: string[] = [];
  for (const kind of KINDS) {
    const table = after[kind];
    if (table === before?.[kind]) continue;
    for (const [id, record] of table) {
      if (before?.[kind].get(id) === record) continue;
      const path = notPlain(record, `${kind} ${id}`);
      if (path !== null) problems.push(`${path} is not plain data`);
      if ('id' in record && record.id !== id)
        problems.push(`${kind} ${id} has the id ${record.id}`);
    }
  }
  const path = notPlain([after.association, after.openBallots, after.relayN], 'association');
  return path === null ? problems : [...problems, `${path} is not plain data`];
}
