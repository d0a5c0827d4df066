import { CLOSE_CODES, mayRetry } from '../protocol/close-codes.ts';
import { isNotEnrolled, isShutOut } from './device-session.ts';
import { HostError, messageOf } from './host-error.ts';
import type { ConnectionStatus } from './host-messages.ts';
import { RelayProblem } from './relay-http.ts';

/** How an attempt at a connection has ended. */
export interface LinkEnd {
  readonly status: ConnectionStatus;
  /** A code or an error's words; null where there is nothing to say. */
  readonly reason: string | null;
  /**
   * `soon`: at once, as something was learned. `backoff`: later and later. `poll`: somebody is
   * about to change it. `slowly`: something must change first that nobody here can do. `never`: not
   * before somebody asks for it.
   */
  readonly again: 'soon' | 'backoff' | 'poll' | 'slowly' | 'never';
}

export const offline = (reason: string | null): LinkEnd => ({
  status: 'offline',
  reason,
  again: 'backoff',
});

/** What the code says with which the relay closed the socket. */
export function endOfClose(code: number, reason: string): LinkEnd {
  const named = reason === '' ? String(code) : reason;
  switch (code) {
    case CLOSE_CODES['session-needed']:
    case CLOSE_CODES['token-expired']:
    case CLOSE_CODES['relay-behind']:
    case CLOSE_CODES['relay-moved']:
      return { status: 'connecting', reason: named, again: 'soon' };
    case CLOSE_CODES['access-ended']:
      return { status: 'shut-out', reason: named, again: 'slowly' };
    case CLOSE_CODES['protocol-unknown']:
      return { status: 'incompatible', reason: named, again: 'slowly' };
    default:
      return mayRetry(code)
        ? offline(named)
        : { status: 'offline', reason: named, again: 'slowly' };
  }
}

/** What an error says that ended an attempt. */
export function endOfError(error: unknown): LinkEnd {
  if (error instanceof HostError) return endOfHostError(error);
  if (isShutOut(error)) return { status: 'shut-out', reason: messageOf(error), again: 'slowly' };
  if (isNotEnrolled(error)) {
    return { status: 'not-enrolled', reason: 'device-unknown', again: 'poll' };
  }
  if (error instanceof RelayProblem) return offline(error.code);
  return offline(messageOf(error));
}

function endOfHostError({ problem: { code, message } }: HostError): LinkEnd {
  switch (code) {
    case 'relay-incompatible':
      return { status: 'incompatible', reason: message, again: 'slowly' };
    case 'relay-of-another-association':
      return { status: 'other-relay', reason: message, again: 'slowly' };
    case 'relay-unreachable':
      return offline(message);
    case 'keys-locked':
    case 'keys-unavailable':
    case 'cancelled':
      return { status: 'offline', reason: code, again: 'slowly' };
    default:
      return offline(code);
  }
}

const FIRST_WAIT = 400;
const LONGEST_WAIT = 30_000;
const POLL_WAIT = 4000;
const SLOW_WAIT = 20_000;

/** Milliseconds until the next attempt, after so many that failed; null where there is none. */
export function waitAfter(
  again: LinkEnd['again'],
  failures: number,
  random: number,
): number | null {
  switch (again) {
    case 'soon':
      return 0;
    case 'backoff': {
      const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 10));
      return Math.round(longest * (0.5 + random / 2));
    }
    case 'poll':
      return POLL_WAIT;
    case 'slowly':
      return Math.round(SLOW_WAIT * (0.75 + random / 2));
    case 'never':
      return null;
  }
}
