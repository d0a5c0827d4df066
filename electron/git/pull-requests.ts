import type { HostRequestOf, PullRequest } from '../../shared/client/host-messages.ts';
import { HostError } from '../../shared/client/host-error.ts';
import { dipProblem } from './git-failure.ts';
import { Github, withGithub, type GithubPlace } from './github.ts';
import type { LedgerRepository } from './ledger-repository.ts';
import { githubOwner } from './remote-address.ts';

/** What a token is for where no GitHub was set. */
const GITHUB = 'https://api.github.com';

/** @throws HostError. */
export function openPullRequest(
  ledger: LedgerRepository,
  now: () => number,
  { branch, title, body }: HostRequestOf<'pull-request-open'>,
): Promise<PullRequest> {
  return withGithub(async () => {
    const { github, place } = await githubOf(ledger, now);
    const { source } = ledger.settings;
    const address = source?.address ?? null;
    const headOwner = address === null ? null : githubOwner(address, place.api);
    return github.open(place, { branch, title, body, headOwner, base: ledger.base });
  });
}

/** @throws HostError. */
export function readPullRequest(
  ledger: LedgerRepository,
  now: () => number,
  number: number,
): Promise<PullRequest> {
  return withGithub(async () => {
    const { github, place } = await githubOf(ledger, now);
    return github.pull(place, number);
  });
}

async function githubOf(
  { settings, secrets }: LedgerRepository,
  now: () => number,
): Promise<{ github: Github; place: GithubPlace }> {
  const place = settings.github;
  if (place === null) throw dipProblem('github-none', 'no GitHub is set');
  const token = await secrets.token(place.api);
  if (token === null) throw dipProblem('github-token-missing', 'there is no token');
  return { github: new Github(place.api, { token, now }), place };
}

/**
 * Keeps a token for the GitHub that is set, once that has said whose it is, or cannot be asked.
 *
 * @throws HostError `github-token-refused`, and nothing is kept; of the keys.
 */
export async function keepToken(
  ledger: LedgerRepository,
  now: () => number,
  token: string | null,
): Promise<void> {
  if (token === null) {
    await ledger.secrets.keepToken(null);
    await ledger.change({ token: null });
    return;
  }
  const api = ledger.settings.github?.api ?? GITHUB;
  const login = await loginOf(new Github(api, { token, now }));
  await ledger.secrets.keepToken({ api, token });
  await ledger.change({ token: { api, login } });
}

async function loginOf(github: Github): Promise<string | null> {
  try {
    return await withGithub(() => github.login());
  } catch (error) {
    const isAnswer = error instanceof HostError && error.problem.code !== 'github-token-refused';
    if (isAnswer) return null;
    throw error;
  }
}
