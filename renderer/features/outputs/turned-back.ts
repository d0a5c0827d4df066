/** The act by which somebody has sent an output back, or ended it, where that is why it stands where it does. */

import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { Output, OutputStage } from '../../../shared/rules/index.ts';

/** The acts that are pressed with a reason, and the stage that each leads to. */
const TURNS: Readonly<Record<string, OutputStage>> = {
  'output.return': 'drafting',
  'output.reopen': 'tsc-review',
  'output.abandon': 'abandoned',
};

/** What has an output stand elsewhere than the last turn left it. */
const MOVES: ReadonlySet<string> = new Set([
  ...Object.keys(TURNS),
  'output.call-vote',
  'output.request-approval',
  'output.circulate',
]);

export interface TurnedBack {
  readonly by: string;
  readonly reason: string;
}

/** Null where it stands there for another cause; `items` are the acts about it, newest first. */
export function turnedBack(output: Output, items: readonly HistoryItem[]): TurnedBack | null {
  const last = items.find(({ type }) => MOVES.has(type));
  if (last === undefined || TURNS[last.type] !== output.stage) return null;
  const { data, by } = last;
  const reason: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'reason') : undefined;
  return typeof reason === 'string' ? { by, reason } : null;
}
