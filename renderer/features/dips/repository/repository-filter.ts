import type { RepositoryDip } from '../../../../shared/dips/repository-dips.ts';

export const FILTERS = [
  { id: 'all', label: 'All' },
  { id: 'under-way', label: 'Under way' },
  { id: 'done', label: 'Accepted or final' },
  { id: 'ended', label: 'Rejected or deprecated' },
  { id: 'own', label: 'Of this association' },
  { id: 'flawed', label: 'With problems' },
] as const;

export type Filter = (typeof FILTERS)[number]['id'];

const DONE: ReadonlySet<string | null> = new Set(['Accepted', 'Final']);
const ENDED: ReadonlySet<string | null> = new Set(['Rejected', 'Deprecated']);

function isOf(dip: RepositoryDip, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'under-way':
      return !DONE.has(dip.status) && !ENDED.has(dip.status);
    case 'done':
      return DONE.has(dip.status);
    case 'ended':
      return ENDED.has(dip.status);
    case 'own':
      return dip.output !== null;
    case 'flawed':
      return (
        dip.linkProblems.length > 0 || dip.problems.some(({ severity }) => severity === 'error')
      );
  }
}

/** Whether a DIP is of that kind, and says all of the words in its number, title, authors or path. */
export function isShown(dip: RepositoryDip, filter: Filter, words: string): boolean {
  if (!isOf(dip, filter)) return false;
  const said = [`dip-${dip.number ?? ''}`, dip.title, dip.authors, dip.path]
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

export function filterCounts(dips: readonly RepositoryDip[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter): number => dips.filter((dip) => isOf(dip, filter)).length;
  return {
    all: dips.length,
    'under-way': count('under-way'),
    done: count('done'),
    ended: count('ended'),
    own: count('own'),
    flawed: count('flawed'),
  };
}
