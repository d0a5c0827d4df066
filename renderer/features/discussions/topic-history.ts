import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { State } from '../../../shared/rules/index.ts';

const fieldOf = (data: unknown, field: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined;

/** The acts about a topic, of those about its group: on itself, its objections and its votes. */
export function historyOfTopic(
  state: State,
  topic: string,
  items: readonly HistoryItem[],
): HistoryItem[] {
  return items.filter(({ data }) => {
    if (fieldOf(data, 'topic') === topic) return true;
    const objection = fieldOf(data, 'objection');
    if (typeof objection === 'string') return state.objection.get(objection)?.topic === topic;
    const id = fieldOf(data, 'ballot');
    const ballot = typeof id === 'string' ? state.ballot.get(id) : undefined;
    return ballot?.kind === 'topic' && ballot.subject === topic;
  });
}
