import type { DocumentHandle } from './use-document.ts';

export interface StatusPart {
  readonly text: string;
  readonly tone: 'calm' | 'waiting' | 'alarm';
}

/** Kinds of documents that an act of others can close to writing at any time. */
const CLOSED_BY_VOTES = new Set(['charter', 'output']);

/**
 * How far what was written is, in words that never say more than is known. `clock` writes an instant
 * as a clock shows it.
 */
export function statusParts(
  { status, document, mayWrite }: Pick<DocumentHandle, 'status' | 'document' | 'mayWrite'>,
  clock: (at: number) => string,
): StatusPart[] {
  const parts: StatusPart[] = [savedPart(status.saved), relayPart(status, clock)];
  const [kind = ''] = document.split('/', 1);
  if (status.relay === 'offline' && mayWrite && CLOSED_BY_VOTES.has(kind)) {
    parts.push({
      text: 'what you write will be offered as a draft if a vote has opened meanwhile',
      tone: 'waiting',
    });
  }
  if (status.peers > 0) parts.push({ text: othersWords(status.peers), tone: 'calm' });
  return parts;
}

function savedPart(saved: DocumentHandle['status']['saved']): StatusPart {
  switch (saved) {
    case 'saved':
      return { text: 'saved on this device', tone: 'calm' };
    case 'saving':
      return { text: 'saving on this device…', tone: 'waiting' };
    case 'not-saved':
      return { text: 'not saved on this device: keep this window open', tone: 'alarm' };
  }
}

function relayPart(status: DocumentHandle['status'], clock: (at: number) => string): StatusPart {
  const { relay, acknowledgedAt } = status;
  const last = acknowledgedAt === null ? '' : `, last acknowledged ${clock(acknowledgedAt)}`;
  switch (relay) {
    case 'acknowledged':
      return {
        text: `acknowledged by the relay${acknowledgedAt === null ? '' : ` ${clock(acknowledgedAt)}`}`,
        tone: 'calm',
      };
    case 'waiting':
      return { text: 'waiting for the relay to acknowledge it', tone: 'waiting' };
    case 'connecting':
      return { text: `looking for the relay…${last}`, tone: 'waiting' };
    case 'offline':
      return { text: `the relay is out of reach${last}`, tone: 'waiting' };
    case 'refused':
      return { text: 'the relay does not take edits from here now', tone: 'alarm' };
  }
}

const othersWords = (peers: number): string =>
  peers === 1 ? 'one other is here' : `${peers} others are here`;
