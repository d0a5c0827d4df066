/**
 * So many lists and objects may stand inside one another, as in canonical JSON. What reads a value,
 * what writes it and what turns it into JSON each give up at another depth, which differs from run
 * to run: a deeper one could be taken and stored, and then be more than can ever be handed out.
 */
export const MOST_DEPTH = 64;

/** Whether more lists and objects than that stand inside one another. */
export function isTooDeep(value: unknown, left = MOST_DEPTH): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (left === 0) return true;
  const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return inside.some((each) => isTooDeep(each, left - 1));
}
