/** Topics as they are listed. */

import {
  recordsWhere,
  type Objection,
  type State,
  type Topic,
} from '../../../shared/rules/index.ts';

export type TopicFilter = 'open' | 'objections' | 'mine' | 'agreed' | 'dropped' | 'all';

export const TOPIC_FILTERS: readonly { readonly id: TopicFilter; readonly label: string }[] = [
  { id: 'open', label: 'Open' },
  { id: 'objections', label: 'With objections' },
  { id: 'mine', label: 'Mine' },
  { id: 'agreed', label: 'Agreed' },
  { id: 'dropped', label: 'Dropped' },
  { id: 'all', label: 'All' },
];

export const objectionsOf = (state: State, topic: Topic): Objection[] =>
  topic.objections.flatMap((id) => {
    const objection = state.objection.get(id);
    return objection === undefined ? [] : [objection];
  });

/** Those that nobody has settled. */
export const openObjections = (state: State, topic: Topic): Objection[] =>
  objectionsOf(state, topic).filter(({ resolution }) => resolution === null);

/** Who looks, and whose topics they wish to see; an owner of null is anyone. */
export interface TopicsWished {
  readonly me: string;
  readonly owner: string | null;
}

/** The contract names no other owner of a topic than who raised it, who may drop it too. */
export const ownerOf = ({ raisedBy }: Topic): string => raisedBy;

/** Raised by that person, or with an objection of theirs. */
const isOf = (state: State, topic: Topic, person: string): boolean =>
  topic.raisedBy === person || objectionsOf(state, topic).some(({ by }) => by === person);

function fits(state: State, topic: Topic, filter: TopicFilter, me: string): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'objections':
      return topic.status === 'open' && openObjections(state, topic).length > 0;
    case 'mine':
      return isOf(state, topic, me);
    case 'open':
    case 'agreed':
    case 'dropped':
      return topic.status === filter;
  }
}

const STATUS_ORDER = ['open', 'agreed', 'dropped'];

/** What is voted on first, then what is objected to, then by title. */
function rank(state: State, topic: Topic): number {
  const order = STATUS_ORDER.indexOf(topic.status) * 10;
  if (topic.status !== 'open') return order;
  if (topic.ballot !== null) return order;
  return openObjections(state, topic).length > 0 ? order + 1 : order + 2;
}

export const topicsOf = (state: State, twg: string): Topic[] =>
  recordsWhere(state.topic, (topic) => topic.twg === twg).sort(
    (a, b) =>
      rank(state, a) - rank(state, b) || a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1),
  );

/** Who owns topics of a group, each once, in no order. */
export const topicOwners = (state: State, twg: string): string[] => [
  ...new Set(topicsOf(state, twg).map(ownerOf)),
];

const wishedOf = (state: State, twg: string, { owner }: TopicsWished): Topic[] =>
  topicsOf(state, twg).filter((topic) => owner === null || ownerOf(topic) === owner);

/** The topics of a group that a filter shows. */
export const filteredTopics = (
  state: State,
  twg: string,
  filter: TopicFilter,
  wished: TopicsWished,
): Topic[] => wishedOf(state, twg, wished).filter((topic) => fits(state, topic, filter, wished.me));

/** How many each filter shows. */
export function topicCounts(
  state: State,
  twg: string,
  wished: TopicsWished,
): { readonly [F in TopicFilter]: number } {
  const all = wishedOf(state, twg, wished);
  const count = (filter: TopicFilter): number =>
    all.filter((topic) => fits(state, topic, filter, wished.me)).length;
  return {
    open: count('open'),
    objections: count('objections'),
    mine: count('mine'),
    agreed: count('agreed'),
    dropped: count('dropped'),
    all: all.length,
  };
}
