import { RequestError } from 'octokit';
import type { HostError } from '../../shared/client/host-error.ts';
import { dipProblem } from './git-failure.ts';

/** Where GitHub says no time, it is asked to be left alone for a minute. */
const MINUTE = 60_000;
const LONGEST = 400;

/** Why GitHub did not do it; what is no problem of GitHub's, as it is. */
export function problemOfGithub(error: unknown, now: number): unknown {
  if (!(error instanceof RequestError)) {
    return isCut(error)
      ? dipProblem('github-unreachable', reasonOf(error), { reason: reasonOf(error) })
      : error;
  }
  const { status, response } = error;
  const until =
    response === undefined ? null : limitedUntil(response.headers, status, error.message, now);
  // Octokit gives what never reached GitHub the status 500, and no response.
  if (response === undefined) {
    return dipProblem('github-unreachable', reasonOf(error), { reason: reasonOf(error) });
  }
  if (until !== null) {
    return dipProblem('github-rate-limited', 'the limit of GitHub is reached', { until });
  }
  return ofStatus(status, wordsOf(response.data) ?? reasonOf(error));
}

function ofStatus(status: number, reason: string): HostError {
  if (status === 401) return dipProblem('github-token-refused', reason, { status });
  if (status === 403 || status === 404) {
    return dipProblem('github-no-rights', reason, { status, reason });
  }
  if (status >= 500) return dipProblem('github-failing', reason, { status, reason });
  return dipProblem('github-refused', reason, { status, reason });
}

type Headers = Readonly<Record<string, string | number | undefined>>;

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function limitedUntil(
  headers: Headers,
  status: number,
  message: string,
  now: number,
): number | null {
  if (status !== 403 && status !== 429) return null;
  const wait = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(wait)) return now + wait * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) {
    return reset * 1000;
  }
  return status === 429 || /rate limit/i.test(message) ? now + MINUTE : null;
}

/** What GitHub itself says: the words about each field, else its message. */
function wordsOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { message, errors } = data as { message?: unknown; errors?: unknown };
  const words = (Array.isArray(errors) ? errors : []).flatMap((error: unknown) => {
    if (typeof error === 'string') return [error];
    if (typeof error !== 'object' || error === null) return [];
    const { message: said, field, code } = error as Record<string, unknown>;
    if (typeof said === 'string') return [said];
    return typeof field === 'string' && typeof code === 'string' ? [`${field}: ${code}`] : [];
  });
  const text = words.length > 0 ? words.join('; ') : message;
  return typeof text === 'string' ? oneLine(text) : null;
}

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = (inner as { code?: unknown } | undefined)?.code;
  const said = error instanceof Error ? error.message : String(error);
  return oneLine(typeof code === 'string' && !said.includes(code) ? `${said} (${code})` : said);
};

/** The time ran out, or the answer broke off in its middle. */
const isCut = (error: unknown): boolean =>
  error instanceof Error &&
  (['AbortError', 'TimeoutError'].includes(error.name) || error instanceof TypeError);
