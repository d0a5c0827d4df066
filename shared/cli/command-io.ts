/** What a command exits with: it did its work, the thing checked does not hold, or bad usage. */
export type ExitCode = 0 | 1 | 2;

/** What a command writes to, a line at a time, and how it finds the files it is told of. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** The absolute path of a file named on the command line. */
  resolvePath(path: string): string;
}

/** Bad usage or unreadable input; the message is the one line that a person is shown. */
export class UsageError extends Error {}
