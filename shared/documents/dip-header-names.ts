/**
 * The headers of a DIP in the order in which DIP-0, "DIP Header Preamble", says they must appear;
 * `discussions-to` stands where its example and the template have it, `category` after `type`.
 *
 * Names are in lower case. DIP-0 writes `DIP:` and `Status:` in its list, but `dip:` in its example
 * and both in lower case in its own preamble, as every published DIP does; RFC 822, which it
 * refers to, takes names in any case. The name of the authors' header is `author`, because DIP-0's
 * list, its section on the header, its example and the template agree on it, though published
 * DIPs write `authors`.
 */
export const headerNames = [
  'dip',
  'title',
  'author',
  'issue',
  'discussions-to',
  'status',
  'last-call-end-date',
  'type',
  'category',
  'created',
  'updated',
  'requires',
  'replaces',
  'superseded-by',
] as const;

export type HeaderName = (typeof headerNames)[number];

/**
 * The headers without which a DIP cannot be read. DIP-0 requires `issue` too, but says that the
 * issue has the DIP's number, so that one is understood where it is missing.
 */
export const requiredHeaders = [
  'dip',
  'title',
  'author',
  'status',
  'type',
  'created',
] as const satisfies readonly HeaderName[];

/** Names that a reader takes for one of DIP-0's; the first three are those of published DIPs. */
const otherNames = new Map<string, HeaderName>([
  ['authors', 'author'],
  ['last-updated', 'updated'],
  ['discussion-to', 'discussions-to'],
  ['discussions', 'discussions-to'],
  ['dip-number', 'dip'],
  ['last-call-end', 'last-call-end-date'],
  ['last-call-deadline', 'last-call-end-date'],
  ['date', 'created'],
  ['created-at', 'created'],
  ['date-created', 'created'],
  ['updated-at', 'updated'],
  ['date-updated', 'updated'],
  ['require', 'requires'],
  ['depends-on', 'requires'],
  ['replace', 'replaces'],
  ['supersedes', 'replaces'],
  ['superseded', 'superseded-by'],
  ['replaced-by', 'superseded-by'],
]);

const byName = new Map<string, HeaderName>(headerNames.map((name) => [name, name]));

/**
 * The header that a reader takes `name` for, or null. Case, `_` or a space for `-`, quotes and the
 * template's ` (*optional)` do not matter.
 */
export function canonicalHeaderName(name: string): HeaderName | null {
  const key = name
    .toLowerCase()
    .replace(/["']/g, '')
    .replace(/\(\*?optional\)$/, '')
    .trim()
    .replace(/[_ ]/g, '-');
  return byName.get(key) ?? otherNames.get(key) ?? null;
}
