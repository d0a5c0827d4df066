import { GitError } from 'simple-git';
import { HostError } from '../../shared/client/host-error.ts';
import type { DipProblemCode } from '../../shared/client/dip-repository.ts';

/** Git ended with something else than 0. */
export class GitFailure extends GitError {
  override readonly name = 'GitFailure';
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;

  constructor(exitCode: number, stdout: string, stderr: string) {
    super(undefined, lineOf(stderr) || `git ended with ${exitCode}`);
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
  }
}

/** A problem of a repository, with a code that screens have words for. */
export const dipProblem = (
  code: DipProblemCode | 'disk',
  message: string,
  details: Readonly<Record<string, string | number>> = {},
): HostError => new HostError(code, message, details);

/** A lock of git's, which another git holds, or which was left. */
const LOCKED = /Unable to create '([^\n]*?\.lock)': File exists/;

/** What git says, by what it says it; the first that fits counts. */
const SAID: readonly (readonly [RegExp, DipProblemCode | 'disk'])[] = [
  [/No space left on device|Disk quota exceeded|Read-only file system/i, 'disk'],
  [
    /Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|Permission denied \((?:publickey|password|keyboard)|HTTP (?:401|403)|returned error: (?:401|403)|Host key verification failed|access denied|insufficient permission|Repository not found|repository '[^']*' not found/i,
    'git-no-rights',
  ],
  [
    /\[remote rejected\]|\[rejected\]|non-fast-forward|hook declined|protected branch/i,
    'git-rejected',
  ],
  [
    /Could not resolve|Couldn't resolve|Failed to connect|Could ?n[o']t connect|unable to access|unable to connect|Connection (?:refused|reset|timed out|closed)|timed out|Operation too slow|hung up unexpectedly|RPC failed|early EOF|unexpected disconnect|Could not read from remote repository|does not appear to be a git repository|Network is unreachable|block timeout reached|No route to host|SSL|returned error: 5\d\d/i,
    'git-unreachable',
  ],
  [LOCKED, 'git-locked'],
  [/not a git repository|No such file or directory: .*\.git/i, 'repository-gone'],
];

/** Why git did not do it, with a code; where nothing fits, `git-failed`. */
export function problemOfGit(failure: GitFailure): HostError {
  const said = `${failure.stdout}\n${failure.stderr}`;
  const code = SAID.find(([pattern]) => pattern.test(said))?.[1] ?? 'git-failed';
  const reason = code === 'git-rejected' ? rejectionIn(said) : lineOf(failure.stderr);
  const path = code === 'git-locked' ? LOCKED.exec(said)?.[1] : undefined;
  return dipProblem(code, reason, path === undefined ? { reason } : { reason, path });
}

/** What the server said of the push: its own lines, else the word in brackets. */
function rejectionIn(said: string): string {
  const lines = said.split('\n');
  const remote = lines.flatMap((line) => /^remote: (?:error: )?(.*\S)/.exec(line)?.[1] ?? []);
  const bracket = /!.*\[(?:remote )?rejected\][^(\n]*\(([^)\n]*)\)/.exec(said)?.[1];
  const words = [...(bracket === undefined ? [] : [bracket]), ...remote.slice(0, 3)];
  return words.length === 0 ? lineOf(said) : withoutPasswords(words.join('; ')).slice(0, LONGEST);
}

const LONGEST = 400;

/** The line that says most, short and without any login of an address. */
export function lineOf(said: string): string {
  const lines = said
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'));
  const telling = lines.find((line) => /^(?:fatal|error|ERROR):/.test(line)) ?? lines.at(-1) ?? '';
  return withoutPasswords(telling.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')).slice(0, LONGEST);
}

/** `https://user:password@host` in any text becomes `https://host`. */
export const withoutPasswords = (text: string): string =>
  text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]*@/gi, '$1');
