const LONGEST = 64;
const RESERVED = new Set(['relay']);

/** Letters with a mark lose it; what is no letter or digit becomes one hyphen. */
const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const cut = (slug: string, length: number): string => slug.slice(0, length).replace(/-+$/, '');

/**
 * An id for something of that name, which matches `[a-z0-9][a-z0-9-]{0,63}` and is not taken. A name
 * of which no letter can be kept gives `fallback`.
 */
export function idFromName(
  name: string,
  isTaken: (id: string) => boolean,
  fallback = 'group',
): string {
  const slug = cut(slugOf(name), LONGEST);
  const base = slug === '' || RESERVED.has(slug) ? fallback : slug;
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? '' : `-${n}`;
    const id = `${cut(base, LONGEST - suffix.length)}${suffix}`;
    if (!isTaken(id)) return id;
  }
}
