/**
 * What the screens ask of the desktop about the association's DIP repository: a git repository with
 * a file for each DIP, and, where it is on GitHub, its pull requests. In a browser all of it is
 * `not-here`. Texts, messages and paths are made by the screens, from `shared/`; the desktop carries
 * bytes and checks that nothing is overwritten unseen.
 */

import { z } from 'zod';
import { hash } from '../protocol/fields.ts';

/** Of a file inside the repository: no empty part, none that begins with a dot. */
const path = z
  .string()
  .max(300)
  .regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/){0,8}[A-Za-z0-9_-][A-Za-z0-9._-]*$/);
/** A name that git takes for a branch, and no option and no other ref. */
const branch = z
  .string()
  .max(200)
  .regex(/^(?!.*(?:\.\.|\/\/|\.lock(?:\/|$)))[A-Za-z0-9][A-Za-z0-9._/-]*[A-Za-z0-9]$/);
const commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** `owner/name`. */
const repository = z
  .string()
  .max(140)
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/);
/** Where GitHub's REST API is: `https://api.github.com`, or that of a GitHub of one's own. */
const api = z
  .url()
  .max(300)
  .regex(/^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$))/);
/** `https:`, `ssh:`, `file:`, `http:` to this computer, or `git@host:path`; never `ext::` or an option. */
const remote = z
  .string()
  .max(500)
  .regex(
    /^(?:https:\/\/|ssh:\/\/|file:\/\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:)[^\s\p{Cc}]+$/u,
  );
const text = z.string().max(2 * 1024 * 1024);

export const dipRepositoryRequests = [
  /** Which repository this device uses, and whether git and a token are here. */
  z.strictObject({ type: z.literal('dip-repository'), ledger: hash }),
  /**
   * Sets it. `clone`: fetches it into the data folder. `open`: asks the person for a clone of theirs,
   * whose working tree is left alone. `forget`: this device uses none any more; a folder of the
   * person's is left as it is.
   */
  z.strictObject({
    type: z.literal('dip-repository-set'),
    ledger: hash,
    source: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('clone'), remote }),
        z.strictObject({ kind: z.literal('open') }),
        z.strictObject({ kind: z.literal('forget') }),
      ])
      .optional(),
    /** The branch that pull requests go into; null for the remote's own. */
    base: branch.nullable().optional(),
    /** Null where it is not on a GitHub, or nobody wants pull requests opened from here. */
    github: z.strictObject({ api, repository }).nullable().optional(),
  }),
  /**
   * Keeps the person's token as keys are kept, or forgets it; it never comes back to a page. It is
   * for the GitHub that is set now, or `https://api.github.com`, and is said to no other: where
   * another is set later, there is none. One that GitHub refuses is not kept.
   */
  z.strictObject({
    type: z.literal('github-token'),
    ledger: hash,
    token: z
      .string()
      .regex(/^[\x21-\x7e]{1,300}$/)
      .nullable(),
  }),
  /** The Markdown files of `dips/` on the base branch; `fetch` asks the remote first. */
  z.strictObject({
    type: z.literal('dip-repository-read'),
    ledger: hash,
    from: z.enum(['remote', 'this-computer']),
  }),
  /**
   * One file as it is on a branch (null: the base branch) now, what is kept here and not pushed
   * included. Its text is null where it is not there; the commit too, where there is no such branch.
   */
  z.strictObject({
    type: z.literal('dip-file'),
    ledger: hash,
    branch: branch.nullable(),
    path,
  }),
  /**
   * Commits one file on a branch that begins at the base branch, or goes on where that branch is on
   * the remote, or was kept here. `before` is the text that the person saw there, of `renamedFrom`
   * where that is given, otherwise of `path` (null: no such file): where it is another now,
   * `git-conflict`. `renamedFrom` goes away in the same commit. The working tree of the person's
   * clone is not touched.
   */
  z.strictObject({
    type: z.literal('dip-commit'),
    ledger: hash,
    branch,
    path,
    renamedFrom: path.nullable(),
    before: text.nullable(),
    text,
    /** Subject, body and trailers, without comment lines. */
    message: z.string().min(1).max(20_000),
    author: z.strictObject({
      name: z.string().min(1).max(200),
      email: z.string().min(1).max(254),
    }),
    /** `push`: is on the remote when the reply comes. `keep`: only here. */
    afterwards: z.enum(['push', 'keep']),
  }),
  /** Pushes a branch that was kept, or whose push failed. */
  z.strictObject({ type: z.literal('dip-push'), ledger: hash, branch }),
  /** Writes a commit as a patch for `git am` where the person says. */
  z.strictObject({ type: z.literal('dip-save-patch'), ledger: hash, commit }),
  /** Opens a pull request through GitHub; where one of that branch is open already, that one. */
  z.strictObject({
    type: z.literal('pull-request-open'),
    ledger: hash,
    branch,
    title: z.string().min(1).max(250),
    body: z.string().max(60_000),
  }),
  /** How a pull request stands. */
  z.strictObject({
    type: z.literal('pull-request'),
    ledger: hash,
    number: z.int().min(1).max(1_000_000_000),
  }),
] as const;

/** The repository as this device knows it. */
export interface DipRepository {
  /** Null where none is set. */
  readonly source: {
    readonly kind: 'clone' | 'open';
    readonly folder: string;
    /** Without any password that stood in it; null where the clone has none. */
    readonly remote: string | null;
    readonly base: string;
  } | null;
  readonly github: { readonly api: string; readonly repository: string } | null;
  /** A token and, where GitHub has said so, whose. */
  readonly token: { readonly kept: 'yes' | 'no'; readonly login: string | null };
  /** The version of git on this computer; null where there is none. */
  readonly git: string | null;
  /** What commits are signed off with by default, from git's own settings. */
  readonly author: { readonly name: string | null; readonly email: string | null };
}

export interface DipRepositoryFile {
  readonly path: string;
  readonly text: string;
}

export interface DipRepositoryFiles {
  /** The commit that was read. */
  readonly commit: string;
  /** When the remote was last asked, by this device's clock; null where never. */
  readonly fetchedAt: number | null;
  readonly files: readonly DipRepositoryFile[];
  /** Files that are no UTF-8 text, or too large. */
  readonly unread: readonly string[];
  /** Why the remote could not be asked now, where it could not: what was here before is given. */
  readonly problem: DipProblem | null;
}

export interface DipCommit {
  readonly commit: string;
  readonly branch: string;
  readonly pushed: 'yes' | 'no';
  /** Why it is not pushed, where that was asked for: the commit is kept, to be pushed later. */
  readonly problem: DipProblem | null;
}

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly state: 'open' | 'closed' | 'merged';
  /** `unknown` while GitHub works it out. */
  readonly mergeable: 'yes' | 'conflict' | 'unknown';
  readonly head: string;
  /** Of the merge, once there is one. */
  readonly mergeCommit: string | null;
  /** As far as the token may read them. */
  readonly checks: { readonly passed: number; readonly failed: number; readonly pending: number };
  readonly reviews: { readonly approved: number; readonly changesRequested: number };
  readonly comments: number;
  readonly updatedAt: number;
}

/** What a host answers to the requests above. */
export interface DipRepositoryReplies {
  readonly 'dip-repository': DipRepository;
  /** With `open`, as it was where the person chose no folder. */
  readonly 'dip-repository-set': DipRepository;
  readonly 'github-token': DipRepository;
  readonly 'dip-repository-read': DipRepositoryFiles;
  readonly 'dip-file': {
    readonly text: string | null;
    /** The branch's last. */
    readonly commit: string | null;
    /** Whether the remote has that commit, as far as this computer knows. */
    readonly pushed: 'yes' | 'no';
  };
  readonly 'dip-commit': DipCommit;
  readonly 'dip-push': DipCommit;
  readonly 'dip-save-patch': { readonly path: string | null };
  readonly 'pull-request-open': PullRequest;
  readonly 'pull-request': PullRequest;
}

/** Why only a part of it was done, as `HostProblem` says why nothing was. */
export interface DipProblem {
  readonly code: DipProblemCode | (string & {});
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Why it was not done, beside the problems of every host (`not-here`, `disk`, `cancelled`). */
export type DipProblemCode =
  | 'git-missing'
  | 'repository-none'
  /** The folder is away, or no repository any more. */
  | 'repository-gone'
  /** There is no such branch, or no commit yet. */
  | 'repository-empty'
  | 'git-unreachable'
  /** The remote lets one in only with a login, or not at all. */
  | 'git-no-rights'
  /** The clone's own configuration says how its server is reached, so no login is given: `{setting}`. */
  | 'git-own-way'
  /** The remote's file is another than the one that was seen: `{path}`. */
  | 'git-conflict'
  /** The remote's branch has moved on, or its rules refuse the push: `{reason}`. */
  | 'git-rejected'
  /** Another git holds the lock, or one that was ended in the middle has left it: `{path}`. */
  | 'git-locked'
  /** There is nothing to commit: the base branch has exactly that text. */
  | 'git-unchanged'
  /** Whatever else git says, on one line: `{reason}`. */
  | 'git-failed'
  | 'github-none'
  | 'github-token-missing'
  /** 401: revoked, expired, or mistyped. */
  | 'github-token-refused'
  /** 403 or 404 for what the token may not do: `{status}`. */
  | 'github-no-rights'
  /** 403 or 429: `{until}`, an instant. */
  | 'github-rate-limited'
  /** 422: `{reason}`. */
  | 'github-refused'
  | 'github-failing'
  | 'github-unreachable';
