import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { State } from '../../../shared/rules/index.ts';

const fieldOf = (data: unknown, field: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined;

const KINDS: ReadonlySet<string> = new Set(['output-proceed', 'output-approval', 'dip-acceptance']);

/** The acts about an output, of those about its group: on itself, its votes and its DIP. */
export function historyOfOutput(
  state: State,
  output: string,
  items: readonly HistoryItem[],
): readonly HistoryItem[] {
  return items.filter(({ data }) => {
    if (fieldOf(data, 'output') === output) return true;
    const id = fieldOf(data, 'ballot');
    const ballot = typeof id === 'string' ? state.ballot.get(id) : undefined;
    return ballot !== undefined && KINDS.has(ballot.kind) && ballot.subject === output;
  });
}
