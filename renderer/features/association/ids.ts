/** Ids as acts want them: `[a-z0-9][a-z0-9-]{0,63}`. */

const LONGEST = 40;

/** What a name becomes as an id; empty where nothing of it is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
}

/** An id made from a name that is not taken; `relay` is reserved. */
export function freeId(name: string, isTaken: (id: string) => boolean, kind: string): string {
  const base = slugOf(name) || kind;
  const taken = (id: string) => id === 'relay' || isTaken(id);
  if (!taken(base)) return base;
  for (let count = 2; ; count += 1) {
    const id = `${base}-${count}`;
    if (!taken(id)) return id;
  }
}
