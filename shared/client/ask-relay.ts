import { HostError } from './host-error.ts';
import type { LedgerClient } from './ledger-client.ts';
import { RelayProblem, type RelayHttp } from './relay-http.ts';

export interface RelaySession {
  readonly http: RelayHttp;
  readonly token: string;
}

/**
 * Asks the relay something with a session; once more with a new one, where the relay does not know
 * the old one any more.
 *
 * @throws HostError: as `RelayHttp` does; where the relay says no, `relay-refused` with the relay's
 * own code as `problem` and its HTTP `status`.
 */
export async function askRelay<T>(
  client: LedgerClient,
  ask: (relay: RelaySession) => Promise<T>,
): Promise<T> {
  try {
    return await ask(await client.relay());
  } catch (error) {
    if (!(error instanceof RelayProblem) || error.code !== 'token-expired') throw refused(error);
  }
  client.sessions.forget();
  try {
    return await ask(await client.relay());
  } catch (error) {
    throw refused(error);
  }
}

/** Whether the relay itself says no, and would say so again. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof HostError) || error.problem.code !== 'relay-refused') return false;
  const status = Number(error.problem.details['status']);
  return status < 500 && !PASSING_STATUS.has(status);
}

/** The relay wants another login, does it later, has moved, or has been given too much at once. */
const PASSING_STATUS: ReadonlySet<number> = new Set([401, 409, 410, 429]);

function refused(error: unknown): unknown {
  if (!(error instanceof RelayProblem)) return error;
  const { status, code, message } = error;
  return new HostError('relay-refused', message, { problem: code, status });
}
