import { Octokit } from 'octokit';
import { z } from 'zod';
import type { PullRequest } from '../../shared/client/dip-repository.ts';
import { HostError } from '../../shared/client/host-error.ts';
import { dipProblem } from './git-failure.ts';
import { problemOfGithub } from './github-failure.ts';
import { fetchWithin } from './github-fetch.ts';
import {
  checksForm,
  countChecks,
  countReviews,
  reviewsForm,
  statusesForm,
} from './github-counts.ts';

export interface GithubPlace {
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
}

export interface GithubParts {
  readonly token: string;
  /** Milliseconds. */
  readonly now: () => number;
}

const pullForm = z.object({
  number: z.number(),
  html_url: z.url(),
  title: z.string(),
  state: z.string(),
  merged: z.boolean().optional(),
  merged_at: z.string().nullable().optional(),
  mergeable: z.boolean().nullable().optional(),
  merge_commit_sha: z.string().nullable().optional(),
  head: z.object({ ref: z.string(), sha: z.string() }),
  comments: z.number().optional(),
  review_comments: z.number().optional(),
  updated_at: z.string(),
});

/** Waits between tries where GitHub fails, in milliseconds, times 1, 4 and 9. */
const BACKOFF = 150;
const TRIES_AGAIN = 3;
/** As many as one page has. */
const PAGE = 100;

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** GitHub's REST API with a person's token, as far as pull requests go. */
export class Github {
  readonly #octokit: Octokit;
  readonly #parts: GithubParts;

  constructor(api: string, parts: GithubParts) {
    this.#parts = parts;
    this.#octokit = new Octokit({
      auth: parts.token,
      baseUrl: api.replace(/\/+$/, ''),
      userAgent: 'convene',
      // What it would write to a log is about requests that have the token.
      log: QUIET,
      request: { fetch: fetchWithin(api), log: QUIET },
      // A limit is told to the person, who may do something else meanwhile.
      throttle: { enabled: false },
      retry: {
        retries: TRIES_AGAIN,
        retryAfterBaseValue: BACKOFF,
        doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
      },
    });
  }

  /** Whose the token is. @throws HostError. */
  async login(): Promise<string> {
    const form = z.object({ login: z.string().min(1).max(100) });
    return form.parse(await this.#ask('GET /user', {})).login;
  }

  /**
   * Opens a pull request; the one of that branch that is open already, where there is one.
   * `headOwner`: whose the branch is. @throws HostError.
   */
  async open(
    place: GithubPlace,
    asked: {
      readonly branch: string;
      readonly headOwner: string | null;
      readonly base: string;
      readonly title: string;
      readonly body: string;
    },
  ): Promise<PullRequest> {
    const { owner, repo } = namesOf(place);
    const { branch, base, title, body } = asked;
    const isFork =
      asked.headOwner !== null && asked.headOwner.toLowerCase() !== owner.toLowerCase();
    const head = isFork ? `${asked.headOwner}:${branch}` : branch;
    try {
      const opened = await this.#ask('POST /repos/{owner}/{repo}/pulls', {
        owner,
        repo,
        title,
        body,
        head,
        base,
      });
      return await this.pull(place, pullForm.parse(opened).number);
    } catch (error) {
      // Also where an earlier try was done, and its answer lost.
      const refused = error instanceof HostError && error.problem.code === 'github-refused';
      const number = refused ? await this.#openOf(place, asked.headOwner ?? owner, branch) : null;
      if (number === null) throw error;
      return this.pull(place, number);
    }
  }

  async #openOf(place: GithubPlace, owner: string, branch: string): Promise<number | null> {
    const found = await this.#ask('GET /repos/{owner}/{repo}/pulls', {
      ...namesOf(place),
      head: `${owner}:${branch}`,
      state: 'open',
    });
    const pulls = z.array(pullForm).parse(found);
    // One that does not know `head` gives all.
    return pulls.find(({ head }) => head.ref === branch)?.number ?? null;
  }

  /** How a pull request stands. @throws HostError. */
  async pull(place: GithubPlace, number: number): Promise<PullRequest> {
    const names = namesOf(place);
    const pull = pullForm.parse(
      await this.#ask('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        ...names,
        pull_number: number,
      }),
    );
    const isMerged = pull.merged === true || typeof pull.merged_at === 'string';
    const of = { ...names, ref: pull.head.sha, per_page: PAGE };
    const [reviews, runs, statuses] = await Promise.all([
      this.#all('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
        ...names,
        pull_number: number,
        per_page: PAGE,
      }),
      this.#ifAllowed('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', of),
      this.#ifAllowed('GET /repos/{owner}/{repo}/commits/{ref}/status', of),
    ]);
    const isOpen = pull.state === 'open';
    return {
      number: pull.number,
      url: pull.html_url,
      title: pull.title,
      state: isMerged ? 'merged' : isOpen ? 'open' : 'closed',
      mergeable: mergeableOf(pull.mergeable),
      head: pull.head.ref,
      // Before the merge GitHub gives that of a trial.
      mergeCommit: isMerged ? (pull.merge_commit_sha ?? null) : null,
      checks: countChecks(
        runs === null ? null : checksForm.parse(runs),
        statuses === null ? null : statusesForm.parse(statuses),
      ),
      reviews: countReviews(reviewsForm.parse(reviews)),
      comments: (pull.comments ?? 0) + (pull.review_comments ?? 0),
      updatedAt: Date.parse(pull.updated_at),
    };
  }

  /** A token may read pull requests and not the checks beside them. */
  async #ifAllowed(route: string, parameters: Parameters): Promise<unknown> {
    try {
      return await this.#ask(route, parameters);
    } catch (error) {
      if (error instanceof HostError && error.problem.code === 'github-no-rights') return null;
      throw error;
    }
  }

  /** Every page of a list. */
  async #all(route: string, parameters: Parameters): Promise<unknown> {
    return this.#guard(() => this.#octokit.paginate(route, parameters));
  }

  async #ask(route: string, parameters: Parameters): Promise<unknown> {
    return this.#guard(async () => {
      const { data }: { data: unknown } = await this.#octokit.request(route, parameters);
      return data;
    });
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const problem = problemOfGithub(error, this.#parts.now());
      throw problem instanceof HostError ? this.#withoutToken(problem) : problem;
    }
  }

  /** Whatever was echoed to us. */
  #withoutToken({ problem }: HostError): HostError {
    const hide = (text: string): string => text.replaceAll(this.#parts.token, '…');
    const details = Object.entries(problem.details).map(([name, value]) => [
      name,
      typeof value === 'string' ? hide(value) : value,
    ]);
    return new HostError(problem.code, hide(problem.message), Object.fromEntries(details));
  }
}

type Parameters = Readonly<Record<string, string | number>>;

function namesOf({ repository }: GithubPlace): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

function mergeableOf(mergeable: boolean | null | undefined): PullRequest['mergeable'] {
  if (mergeable === true) return 'yes';
  return mergeable === false ? 'conflict' : 'unknown';
}

/**
 * Does something with GitHub's API; an answer of another form than GitHub's is `github-failing`.
 *
 * @throws HostError.
 */
export async function withGithub<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const reason = 'it does not answer as GitHub does';
    throw dipProblem('github-failing', reason, { reason });
  }
}
