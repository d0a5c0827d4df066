import type { HostProblem, HostProblemCode } from './host-messages.ts';

type Details = HostProblem['details'];

/** Why a request cannot be done, on its way to whoever asked. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly problem: HostProblem;

  constructor(code: HostProblemCode | (string & {}), message: string, details: Details = {}) {
    super(message);
    this.problem = { code, message, details };
  }
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Does what writes to this device.
 *
 * @throws HostError `disk` where it cannot be written: nothing of it is kept.
 */
export async function keeping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new HostError('disk', `it cannot be kept on this device: ${messageOf(error)}`);
  }
}

/** As a reply gives it; what nobody foresaw is `internal`. */
export function problemOf(error: unknown): HostProblem {
  if (error instanceof HostError) return error.problem;
  return { code: 'internal', message: messageOf(error), details: {} };
}
