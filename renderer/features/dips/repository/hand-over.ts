/**
 * The way of a commit into the repository: what is there of it already, the commit, the push, the
 * pull request. Each step can be taken again, after a failure or a restart: what was done is found
 * by looking, not by remembering.
 */

import type {
  DipCommit,
  Host,
  HostProblem,
  PullRequest,
} from '../../../../shared/client/host-messages.ts';
import type { NextCommit } from '../../../../shared/dips/next-commit.ts';

/** What of a commit is in the repository. */
export type Standing =
  /** Nothing: `before` is the text of the file that it changes, null where it makes a new one. */
  | {
      readonly status: 'nothing';
      readonly before: string | null;
      readonly renamedFrom: string | null;
    }
  /** Its branch has another text: it goes on from there. */
  | {
      readonly status: 'other';
      readonly before: string | null;
      readonly renamedFrom: string | null;
    }
  /** It is on its branch, on this computer alone. */
  | { readonly status: 'kept'; readonly commit: string }
  /** It is on its branch, and the remote has it. */
  | { readonly status: 'pushed'; readonly commit: string }
  /** The base branch says it already. */
  | { readonly status: 'merged'; readonly commit: string };

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: HostProblem };

const done = <T>(value: T): Result<T> => ({ ok: true, value });

type Planned = Pick<NextCommit, 'branch' | 'path' | 'renamedFrom' | 'text'>;

/** Looks what of a commit is there. */
export async function standingOf(
  host: Host,
  ledger: string,
  plan: Planned,
): Promise<Result<Standing>> {
  const file = (branch: string | null, path: string) =>
    host.request<'dip-file'>({ type: 'dip-file', ledger, branch, path });
  const base = await file(null, plan.path);
  if (!base.ok) return base;
  if (base.value.text === plan.text && base.value.commit !== null) {
    return done({ status: 'merged', commit: base.value.commit });
  }
  const own = await file(plan.branch, plan.path);
  if (!own.ok) return own;
  const { commit, pushed, text } = own.value;
  if (commit !== null && text === plan.text) {
    return done({ status: pushed === 'yes' ? 'pushed' : 'kept', commit });
  }
  const there = commit === null ? base.value.text : text;
  if (plan.renamedFrom === null || there !== null) {
    return done({
      status: commit === null ? 'nothing' : 'other',
      before: there,
      renamedFrom: null,
    });
  }
  const old = await file(commit === null ? null : plan.branch, plan.renamedFrom);
  if (!old.ok) return old;
  const before = old.value.text;
  return done({
    status: commit === null ? 'nothing' : 'other',
    before,
    renamedFrom: before === null ? null : plan.renamedFrom,
  });
}

export interface Author {
  readonly name: string;
  readonly email: string;
}

/** Makes the commit where the file is still as it was seen. */
export async function commitPlan(
  host: Host,
  ledger: string,
  work: {
    readonly plan: NextCommit;
    readonly standing: Extract<Standing, { readonly before: string | null }>;
    readonly author: Author;
    readonly afterwards: 'push' | 'keep';
  },
): Promise<Result<DipCommit>> {
  const { plan, standing, author, afterwards } = work;
  // Of the base branch it is the text that was shown, whatever has been merged there meanwhile.
  const { renamedFrom, before } =
    standing.status === 'nothing' ? { ...plan, before: plan.seen } : standing;
  return host.request<'dip-commit'>({
    type: 'dip-commit',
    ledger,
    branch: plan.branch,
    path: plan.path,
    renamedFrom,
    before,
    text: plan.text,
    message: plan.message,
    author,
    afterwards,
  });
}

export const pushBranch = (
  host: Host,
  ledger: string,
  branch: string,
): Promise<Result<DipCommit>> => host.request<'dip-push'>({ type: 'dip-push', ledger, branch });

export const openPullRequest = (
  host: Host,
  ledger: string,
  plan: Pick<NextCommit, 'branch' | 'pullRequestTitle' | 'pullRequestBody'>,
): Promise<Result<PullRequest>> =>
  host.request<'pull-request-open'>({
    type: 'pull-request-open',
    ledger,
    branch: plan.branch,
    title: plan.pullRequestTitle,
    body: plan.pullRequestBody,
  });

/** A commit that is not on the remote says why, as a problem of its own. */
export function pushProblem(commit: DipCommit): HostProblem | null {
  if (commit.pushed === 'yes' || commit.problem === null) return null;
  const { code, message } = commit.problem;
  return { code, message, details: { reason: message, ...commit.problem.details } };
}

/** The author's fields as git takes them, or what is wrong with them. */
export function authorOf(name: string, email: string): Author | string {
  const plain = name.replace(/[\p{Cc}<>]/gu, ' ').trim();
  if (plain === '') return 'Give the name that the commit is made in.';
  const address = email.trim();
  return /^[^\s<>@\p{Cc}]{1,64}@[^\s<>@\p{Cc}]{1,189}$/u.test(address)
    ? { name: plain.slice(0, 200), email: address }
    : 'Give the email address that the commit is made with.';
}
