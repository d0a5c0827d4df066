/** Why a relay does not start: one clear line for the person who starts it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The system's code of an error, such as ENOENT. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
