/** A duty, as it would be told of. */
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
  readonly title: string;
  readonly body: string;
  readonly link: string;
}

/** How many are told of one by one, before a digest stands for the rest. */
const MOST_BY_THEMSELVES = 3;

/**
 * What to tell of duties: one notice for each that is new, and a digest for those beyond. Duties of
 * muted groups are not told of.
 */
export function noticesOf(
  duties: readonly ToldDuty[],
  known: ReadonlySet<string>,
  mutedGroups: readonly string[],
): Notice[] {
  const fresh = duties.filter(
    ({ key, group }) => !known.has(key) && (group === null || !mutedGroups.includes(group)),
  );
  const single = fresh
    .slice(0, MOST_BY_THEMSELVES)
    .map(({ title, body, link }) => ({ title, body, link }));
  const rest = fresh.slice(MOST_BY_THEMSELVES);
  if (rest.length === 0) return single;
  return [
    ...single,
    {
      title: rest.length === 1 ? 'One more thing needs you' : `${rest.length} more things need you`,
      body: rest.map(({ title }) => title).join(' · '),
      link: 'convene://open/inbox',
    },
  ];
}
