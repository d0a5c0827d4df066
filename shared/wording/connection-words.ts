/** How this device stands with the relay, and what became of the acts that wait on it. */

import type { Connection, ConnectionStatus, OutboxFate } from '../client/host-messages.ts';
import type { State } from '../rules/state.ts';
import { instantWords } from './instant-words.ts';
import { said } from './phrases.ts';
import { refusalWords } from './refusal-words.ts';

export interface ConnectionWords {
  /** A word or two, for the status line. */
  readonly label: string;
  /** Whole sentences: what holds, and what it means for the person. */
  readonly detail: string;
  readonly tone: 'good' | 'waiting' | 'bad';
}

const SAVED = 'What you do is saved on this device and sent later.';

const STATUSES: Readonly<Record<ConnectionStatus, ConnectionWords>> = {
  offline: { label: 'Offline', detail: `The relay does not answer. ${SAVED}`, tone: 'waiting' },
  connecting: { label: 'Connecting', detail: `Connecting to the relay. ${SAVED}`, tone: 'waiting' },
  'catching-up': {
    label: 'Catching up',
    detail: 'Taking and verifying what has happened meanwhile. Your own acts are sent after that.',
    tone: 'waiting',
  },
  online: {
    label: 'Online',
    detail: 'Connected, and everything that the relay has is verified here.',
    tone: 'good',
  },
  moved: {
    label: 'Moved',
    detail:
      'Another relay keeps this association’s ledger now, and its address is not known here. Ask the secretariat for it. You can read.',
    tone: 'bad',
  },
  incompatible: {
    label: 'Versions do not fit',
    detail:
      'The relay speaks another version than this app. Update the app; until then you can read.',
    tone: 'bad',
  },
  restoring: {
    label: 'Relay restored',
    detail:
      'The relay was restored from a backup and takes back what it lacks from the devices. Nothing of yours is lost.',
    tone: 'waiting',
  },
  forked: {
    label: 'Two histories',
    detail:
      'The relay shows another history than the one that this device has verified, under the same key. Nothing is taken from it. Save the evidence and tell the secretariat.',
    tone: 'bad',
  },
  'other-relay': {
    label: 'Not the right relay',
    detail:
      'What answers at this address is not the relay of this association. Nothing is sent to it.',
    tone: 'bad',
  },
  'shut-out': {
    label: 'No access',
    detail:
      'This device was revoked, or its person has left the association. You can read what is here.',
    tone: 'bad',
  },
  'not-enrolled': {
    label: 'Not enrolled yet',
    detail: 'This device is not enrolled with the association yet, so nothing of it is taken.',
    tone: 'waiting',
  },
};

/** The statuses that there are words for. */
export const CONNECTION_STATUSES = Object.keys(STATUSES) as readonly ConnectionStatus[];

/** A connection in words, with why it is not online where something is known of it. */
export function connectionWords(connection: Connection): ConnectionWords {
  const words = STATUSES[connection.status];
  const reason = connection.reason === null ? '' : ` Reason: ${said(connection.reason)}.`;
  const acknowledged =
    connection.acknowledgedAt === null
      ? ''
      : ` Last acknowledged at ${instantWords(connection.acknowledgedAt)}.`;
  return {
    ...words,
    detail: `${words.detail}${connection.status === 'online' ? '' : reason}${acknowledged}`,
  };
}

export interface FateWords {
  /** A word or two, for a list. */
  readonly label: string;
  readonly detail: string;
  /** What the person can do; null where there is nothing to do. */
  readonly way: string | null;
  readonly tone: 'good' | 'waiting' | 'bad';
}

/** The vote was called on a text that is not the document’s any more: it is not sent again. */
const TEXT_CHANGED: FateWords = {
  label: 'The text has changed since',
  detail:
    'The relay’s copy of the document is not the text that this vote was called on: somebody wrote in it at the same time, or edits of yours arrived after it. No vote was opened.',
  way: 'Put this away, look at the text as it is now, and call the vote again.',
  tone: 'bad',
};

/** What became of an act on this device, in words. */
export function fateWords(fate: OutboxFate, state: State): FateWords {
  switch (fate.status) {
    case 'queued':
      return {
        label: 'Queued on this device',
        detail: 'Signed and saved on this device; not with the relay yet.',
        way: null,
        tone: 'waiting',
      };
    case 'sent':
      return {
        label: 'Sent',
        detail: 'Sent to the relay; not answered yet.',
        way: null,
        tone: 'waiting',
      };
    case 'accepted':
      return {
        label: 'Accepted',
        detail: `In the ledger as entry ${fate.receipt.seq}, with the relay’s signed receipt.`,
        way: null,
        tone: 'good',
      };
    case 'refused': {
      const { title, detail, way } = refusalWords(fate.refusal, state);
      return { label: `Refused: ${title}`, detail, way, tone: 'bad' };
    }
    case 'held': {
      const { title, detail, way } = refusalWords(fate.refusal, state);
      return {
        label: `Held back: ${title}`,
        detail: `What has happened meanwhile would have it refused. ${detail}`,
        way: `Drop it, or send it all the same and let the relay decide. ${way}`,
        tone: 'bad',
      };
    }
    case 'problem':
      if (fate.code === 'text-changed') return TEXT_CHANGED;
      return {
        label: 'Waiting',
        detail: `${said(fate.message).replace(/[.!?]$/u, '')} (${said(fate.code)}).`,
        way: 'It is sent again by itself once that has passed.',
        tone: 'waiting',
      };
  }
}

/** `2 acts queued`, `1 act queued`, or that everything is with the relay. */
export function queueWords(waiting: number): string {
  if (waiting === 0) return 'nothing queued';
  return waiting === 1 ? '1 act queued' : `${waiting} acts queued`;
}
