/** A bare repository as a remote of the tests, and what others do in it. */

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export interface BareFile {
  readonly path: string;
  /** Null: there is no such file any more. */
  readonly bytes: string | Uint8Array | null;
}

const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Somebody Else',
  GIT_AUTHOR_EMAIL: 'else@example.org',
  GIT_COMMITTER_NAME: 'Somebody Else',
  GIT_COMMITTER_EMAIL: 'else@example.org',
};

/** A repository that others push to; `main` is its branch. */
export class BareRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes one; without files it has no commit. */
  static create(folder: string, files: readonly BareFile[] = []): BareRepository {
    mkdirSync(dirname(folder), { recursive: true });
    const repository = new BareRepository(folder);
    repository.#run(['init', '--quiet', '--bare', '--initial-branch=main', folder], '', {}, '/');
    if (files.length > 0) repository.commit('main', files, 'The files of the beginning');
    return repository;
  }

  /** As a remote. */
  get url(): string {
    return `file://${this.folder}`;
  }

  /** What git says, without the line's end. @throws where git fails. */
  git(...args: string[]): string {
    return this.#run(args).toString('utf8').trimEnd();
  }

  /** The commit of a branch; null where there is none. */
  branch(name: string): string | null {
    const said = this.git('for-each-ref', '--format=%(objectname)', `refs/heads/${name}`);
    return said === '' ? null : said;
  }

  branches(): string[] {
    return this.git('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads').split('\n');
  }

  /** A file's bytes on a branch; null where it is not there. */
  file(branch: string, path: string): Buffer | null {
    const names = this.git('ls-tree', '--name-only', `refs/heads/${branch}`, '--', path);
    return names === '' ? null : this.#run(['cat-file', 'blob', `refs/heads/${branch}:${path}`]);
  }

  message(commit: string): string {
    return this.git('log', '-1', '--format=%B', commit, '--');
  }

  /** Somebody commits on a branch, which begins at `main` where it is new. */
  commit(branch: string, files: readonly BareFile[], message: string): string {
    const parent = this.branch(branch) ?? this.branch('main');
    const env = { GIT_INDEX_FILE: `${this.folder}/index-of-somebody` };
    this.#run(['read-tree', parent ?? '--empty'], '', env);
    for (const { path, bytes } of files) {
      const info =
        bytes === null
          ? `0 ${'0'.repeat(40)}\t${path}\n`
          : `100644 ${this.#run(['hash-object', '-w', '--stdin'], bytes).toString('utf8').trim()}\t${path}\n`;
      this.#run(['update-index', '--index-info'], info, env);
    }
    const tree = this.#run(['write-tree'], '', env).toString('utf8').trim();
    return this.#point(branch, tree, parent === null ? [] : [parent], message);
  }

  /** Whether two branches merge, as a pull request would say. */
  merges(base: string, head: string): 'yes' | 'conflict' {
    return this.#mergedTree(base, head) === null ? 'conflict' : 'yes';
  }

  /** Merges a branch into another by a commit of its own. @throws where they conflict. */
  merge(base: string, head: string, message: string): string {
    const tree = this.#mergedTree(base, head);
    const parents = [this.branch(base), this.branch(head)].filter((commit) => commit !== null);
    if (tree === null || parents.length < 2) throw new Error(`${head} does not merge into ${base}`);
    return this.#point(base, tree, parents, message);
  }

  #mergedTree(base: string, head: string): string | null {
    const args = ['merge-tree', '--write-tree', `refs/heads/${base}`, `refs/heads/${head}`];
    const { status, stdout } = this.#spawn(args, '', {}, this.folder);
    return status === 0 ? (stdout.toString('utf8').split('\n')[0] ?? null) : null;
  }

  #point(branch: string, tree: string, parents: readonly string[], message: string): string {
    const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])];
    const commit = this.#run(args, message).toString('utf8').trim();
    this.git('update-ref', `refs/heads/${branch}`, commit);
    return commit;
  }

  #run(
    args: readonly string[],
    input: string | Uint8Array = '',
    env: Readonly<Record<string, string>> = {},
    cwd: string = this.folder,
  ): Buffer {
    const { status, stdout, stderr } = this.#spawn(args, input, env, cwd);
    if (status === 0) return stdout;
    throw new Error(`git ${args.join(' ')}: ${stderr.toString('utf8')}`);
  }

  #spawn(
    args: readonly string[],
    input: string | Uint8Array,
    env: Readonly<Record<string, string>>,
    cwd: string,
  ) {
    return spawnSync('git', args, {
      cwd,
      input,
      env: { ...ENVIRONMENT, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
  }
}
