export interface Size {
  /** Of all strings and names in it. */
  readonly characters: number;
  /** It, and all that are in it. */
  readonly values: number;
}

/** The size of a JSON value; null where it is none, or has more than `most` values in it. */
export function measured(value: unknown, most: number): Size | null {
  let characters = 0;
  let values = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    values += 1;
    if (typeof next === 'string') characters += next.length;
    if (!isPlain(next) || values + waiting.length > most) return null;
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next) && next.length > most) return null;
    for (const name of Object.keys(next)) {
      characters += name.length;
      waiting.push(Reflect.get(next, name));
    }
  }
  return { characters, values };
}

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      // A member named `__proto__` would make another prototype.
      return (
        value === null || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
      );
    default:
      return false;
  }
}
