import type { Position } from '../rules/index.ts';
import {
  PORTION_BYTES,
  restoreReply,
  type RestoreRequest,
} from '../protocol/hand-over-messages.ts';
import { HostError } from './host-error.ts';
import type { LedgerCopy } from './ledger-copy.ts';
import type { RelayHttp } from './relay-http.ts';

/**
 * Hands a relay the entries that it lacks, from its head on, until it has what is here.
 *
 * @throws as RelayHttp does, and HostError `relay-refused` where the relay does not go on.
 */
export async function restoreRelay(
  relay: RelayHttp,
  copy: LedgerCopy,
  from: Position,
): Promise<void> {
  const target = copy.shown.position.seq;
  let since = from;
  while (since.seq < target) {
    const { lines, to } = await portionAfter(copy, since.seq, target);
    const request: RestoreRequest = { since, lines: [...lines], more: to < target };
    const { head } = await relay.postJson('/restore', request, restoreReply);
    if (head.seq <= since.seq) {
      throw new HostError('relay-refused', `the relay stays at entry ${head.seq}`);
    }
    since = head;
  }
}

/** Units of at most about a portion's size, and at least one. */
async function portionAfter(
  copy: LedgerCopy,
  after: number,
  target: number,
): Promise<{ lines: readonly string[]; to: number }> {
  const lines: string[] = [];
  let characters = 0;
  let to = after;
  while (to < target && characters < PORTION_BYTES) {
    const unit = await copy.linesBetween(to, to + 1);
    for (const line of unit) characters += line.length;
    lines.push(...unit);
    to += 1;
  }
  return { lines, to };
}
