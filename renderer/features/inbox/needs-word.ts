import type { OutboxItem } from '../../../shared/client/host-messages.ts';

/** Acts of this person that will go no further by themselves. */
export interface NeedsWord {
  /** Would be refused: they wait for the person's word. */
  readonly held: readonly OutboxItem[];
  /** Refused by the relay's signed word. */
  readonly refused: readonly OutboxItem[];
  /** Something stands in their way for now. */
  readonly problems: readonly OutboxItem[];
}

export function needsWord(outbox: readonly OutboxItem[]): NeedsWord {
  const whose = (status: OutboxItem['fate']['status']) =>
    outbox.filter(({ fate }) => fate.status === status);
  return { held: whose('held'), refused: whose('refused'), problems: whose('problem') };
}
