/** A duty, or a mention, as it would be told of. */
export interface ToldDuty {
  /** The same as long as it is the same duty. */
  readonly key: string;
  /** The group that it belongs to; null for none. */
  readonly group: string | null;
  readonly title: string;
  readonly body: string;
  /** Where it is done. */
  readonly link: string;
}

export interface Notice {
  /** The duties that it stands for: once all of them are done, it is taken away again. */
  readonly keys: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly link: string;
}

/** How many are told of one by one, before a digest stands for the rest. */
const MOST_BY_THEMSELVES = 3;

/** Those that are not of a muted group. */
export const unmuted = (
  duties: readonly ToldDuty[],
  mutedGroups: readonly string[],
): readonly ToldDuty[] =>
  duties.filter(({ group }) => group === null || !mutedGroups.includes(group));

/**
 * What to tell of duties: one notice for each that is new, and a digest for those beyond. Duties of
 * muted groups are not told of.
 */
export function noticesOf(
  duties: readonly ToldDuty[],
  known: ReadonlySet<string>,
  mutedGroups: readonly string[],
): Notice[] {
  const fresh = unmuted(duties, mutedGroups).filter(({ key }) => !known.has(key));
  const single = fresh
    .slice(0, MOST_BY_THEMSELVES)
    .map(({ key, title, body, link }) => ({ keys: [key], title, body, link }));
  const rest = fresh.slice(MOST_BY_THEMSELVES);
  if (rest.length === 0) return single;
  return [
    ...single,
    {
      keys: rest.map(({ key }) => key),
      title: rest.length === 1 ? 'One more thing needs you' : `${rest.length} more things need you`,
      body: rest.map(({ title }) => title).join(' · '),
      link: 'convene://open/inbox',
    },
  ];
}
