/** Whether nobody could tell two views of a document apart; their statuses are compared by value. */
export function isSameView<View extends { readonly status: object }>(
  a: View | null,
  b: View | null,
): boolean {
  if (a === null || b === null) return a === b;
  const { status, ...rest } = a;
  const { status: before, ...others } = b;
  return isSame(rest, others) && isSame(status, before);
}

/** Whether they have the same fields with the same values. */
export const isSame = (a: object, b: object): boolean => {
  const values = Object.entries(a);
  const others = new Map<string, unknown>(Object.entries(b));
  return values.length === others.size && values.every(([key, value]) => others.get(key) === value);
};
