const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The others who have the document open, by the names that the relay gave them, each once. */
export function peopleHere(
  states: ReadonlyMap<number, unknown>,
  own: number,
  me: string,
): readonly { readonly person: string; readonly name: string }[] {
  const found = new Map<string, string>();
  for (const [client, state] of states) {
    const user = fieldOf(state, 'user');
    const person = fieldOf(user, 'person');
    const name = fieldOf(user, 'name');
    if (client === own || typeof person !== 'string' || person === me) continue;
    found.set(person, typeof name === 'string' ? name : person);
  }
  return [...found]
    .map(([person, name]) => ({ person, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
