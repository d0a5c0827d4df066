import { GitConstructError, GitError, simpleGit, type SimpleGit } from 'simple-git';
import { dipProblem, GitFailure, lineOf, problemOfGit } from './git-failure.ts';
import { environmentOf, type GitSituation } from './git-environment.ts';

/** A run that says nothing for so long is ended, in milliseconds. */
const SILENT_FOR = 120_000;

export type RunSituation = Omit<GitSituation, 'gitDir'> & {
  readonly input?: string | Uint8Array;
};

/**
 * The system's git in one repository, by simple-git, whose guards stay on but for what is set here
 * and nowhere else: hooks and helpers are off, addresses that run programs refused.
 */
export class Git {
  readonly #folder: string;
  readonly #gitDir: string | null;

  /** `gitDir` null: git looks for the repository from the folder. */
  constructor(folder: string, gitDir: string | null) {
    this.#folder = folder;
    this.#gitDir = gitDir;
  }

  /** What git says. @throws GitFailure. */
  async run(args: readonly string[], situation: RunSituation = {}): Promise<string> {
    return told(await this.#start(situation).raw([...args]));
  }

  /** As `run`, of one line. */
  async line(args: readonly string[], situation: RunSituation = {}): Promise<string> {
    return (await this.run(args, situation)).replace(/\r?\n$/, '');
  }

  /** As `line`; null where git answers with no. */
  async maybe(args: readonly string[], situation: RunSituation = {}): Promise<string | null> {
    try {
      return await this.line(args, situation);
    } catch (error) {
      if (error instanceof GitFailure && error.exitCode === 1) return null;
      throw error;
    }
  }

  /** The bytes that `cat-file` gives. @throws GitFailure. */
  async catFile(args: readonly string[], input = ''): Promise<Buffer> {
    // simple-git's type says any.
    const bytes: unknown = await this.#start({ input }).binaryCatFile([...args]);
    return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
  }

  #start({ input, ...situation }: RunSituation): SimpleGit {
    const environment = environmentOf({ ...situation, gitDir: this.#gitDir });
    const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : Buffer.from(input ?? '');
    return simpleGit({
      baseDir: this.#folder,
      maxConcurrentProcesses: 1,
      completion: { onClose: true, onExit: false },
      timeout: { block: SILENT_FOR },
      allowEnvironment: Object.keys(environment),
      input: () => bytes,
      // What is allowed here is set by git-environment.ts alone, to less than git would do.
      unsafe: {
        allowUnsafeAskPass: true,
        allowUnsafeConfigEnvCount: true,
        allowUnsafeCredentialHelper: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafePack: true,
        allowUnsafeProtocolOverride: true,
        allowUnsafeSshCommand: true,
      },
      errors: (error, { exitCode, stdOut, stdErr }) =>
        exitCode === 0
          ? error
          : new GitFailure(
              exitCode,
              Buffer.concat(stdOut).toString('utf8'),
              Buffer.concat(stdErr).toString('utf8') ||
                (error instanceof Error ? error.message : ''),
            ),
    }).env(environment);
  }
}

/** simple-git's type says any. */
const told = (said: unknown): string => (typeof said === 'string' ? said : String(said));

/** The version of this computer's git; null where there is none. */
export async function gitVersion(folder: string): Promise<string | null> {
  try {
    const said = await new Git(folder, null).line(['--version']);
    return /\d+\.\d+\S*/.exec(said)?.[0] ?? said;
  } catch {
    return null;
  }
}

/**
 * Does something with git.
 *
 * @throws HostError with the code of why not.
 */
export async function withGit<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problemFrom(error);
  }
}

/** As a screen is told; what is no problem of git's, as it is. */
export function problemFrom(error: unknown): unknown {
  if (error instanceof GitConstructError) {
    return dipProblem('repository-gone', 'the folder is not there');
  }
  if (error instanceof GitFailure) {
    return /spawn .* ENOENT/.test(error.stderr)
      ? dipProblem('git-missing', 'there is no git on this computer')
      : problemOfGit(error);
  }
  // A guard of simple-git's.
  if (error instanceof GitError) {
    const reason = lineOf(error.message);
    return dipProblem('git-failed', reason, { reason });
  }
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    const reason = String(error.code);
    return dipProblem('disk', error.message, { reason });
  }
  return error;
}
