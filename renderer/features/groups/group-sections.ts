import { sortedRecords, type State, type Twg, type TwgStage } from '../../../shared/rules/index.ts';

export type SectionId = 'proposals' | 'formed' | 'ended';

export interface GroupSection {
  readonly id: SectionId;
  readonly title: string;
  readonly groups: readonly Twg[];
}

/** Where a stage is listed, and its place there: what is nearest to a decision comes first. */
const PLACES: { readonly [S in TwgStage]: { section: SectionId; order: number } } = {
  voting: { section: 'proposals', order: 0 },
  circulating: { section: 'proposals', order: 1 },
  draft: { section: 'proposals', order: 2 },
  declined: { section: 'proposals', order: 3 },
  formed: { section: 'formed', order: 0 },
  concluded: { section: 'ended', order: 0 },
  withdrawn: { section: 'ended', order: 1 },
};

const TITLES: readonly { readonly id: SectionId; readonly title: string }[] = [
  { id: 'proposals', title: 'Proposals' },
  { id: 'formed', title: 'Formed groups' },
  { id: 'ended', title: 'Concluded and withdrawn' },
];

const byPlaceThenName = (a: Twg, b: Twg): number => {
  const place = PLACES[a.stage].order - PLACES[b.stage].order;
  return place === 0 ? a.name.localeCompare(b.name) : place;
};

/** Every group by stage; sections without a group are left out. */
export function groupSections(state: State): GroupSection[] {
  const groups = sortedRecords(state.twg);
  return TITLES.map(({ id, title }) => ({
    id,
    title,
    groups: groups.filter(({ stage }) => PLACES[stage].section === id).sort(byPlaceThenName),
  })).filter((section) => section.groups.length > 0);
}
