import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { State } from '../../../shared/rules/index.ts';

const fieldOf = (data: unknown, field: string): string | null => {
  const value: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, field) : null;
  return typeof value === 'string' ? value : null;
};

/** The DIP that an act is about, by the output that it was made from; null for other acts. */
function dipOfAct(state: State, { type, data }: HistoryItem): string | null {
  const output = fieldOf(data, 'output');
  if (output !== null) return /^(?:dip|workstream|concern)\./.test(type) ? output : null;
  const workstream = fieldOf(data, 'workstream');
  if (workstream !== null) return state.workstream.get(workstream)?.output ?? null;
  const concern = fieldOf(data, 'concern');
  if (concern !== null) return state.concern.get(concern)?.output ?? null;
  const ballot = state.ballot.get(fieldOf(data, 'ballot') ?? '');
  return ballot?.kind === 'dip-acceptance' ? ballot.subject : null;
}

/** The acts about a DIP, of those about its group: on it, its engineering, its concerns, its vote. */
export const historyOfDip = (
  state: State,
  output: string,
  items: readonly HistoryItem[],
): readonly HistoryItem[] => items.filter((item) => dipOfAct(state, item) === output);

/** The latest of these acts: what put a DIP where it is. Items are newest first. */
export const latestAct = (
  items: readonly HistoryItem[],
  ...types: readonly string[]
): HistoryItem | null => items.find(({ type }) => types.includes(type)) ?? null;

/** The text that was submitted last, which the TSC had approved; null where that is not read yet. */
export function submittedText(items: readonly HistoryItem[]): string | null {
  const act = latestAct(items, 'dip.submit');
  return act === null ? null : fieldOf(act.data, 'textSha256');
}
