/** Where a DIP's pull request and commits are to be seen. */

import { pullRequestNumber } from '../../../shared/dips/pull-request-number.ts';
import type { Dip } from '../../../shared/rules/index.ts';
import { githubNameOf, isRepositoryName } from './repository/repository-names.ts';

/** `https://github.com/diem/dip`; null where the repository is named in no way that says so. */
export function repositoryAddress(repository: string): string | null {
  const name = githubNameOf(repository) ?? repository;
  return isRepositoryName(name) ? `https://github.com/${name}` : null;
}

type Submitted = Pick<Dip, 'repository' | 'pullRequest'>;

/** `#207`, or the address as it was given. */
export function pullRequestName({ pullRequest }: Pick<Dip, 'pullRequest'>): string {
  const number = pullRequestNumber(pullRequest);
  return number === null ? String(pullRequest) : `#${number}`;
}

export function pullRequestAddress({ repository, pullRequest }: Submitted): string | null {
  if (typeof pullRequest === 'string' && /^https:\/\//i.test(pullRequest)) return pullRequest;
  const number = pullRequestNumber(pullRequest);
  const address = repositoryAddress(repository);
  return number === null || address === null ? null : `${address}/pull/${number}`;
}

export function commitAddress(repository: string, commit: string): string | null {
  const address = repositoryAddress(repository);
  return address === null || !/^[0-9a-f]{7,64}$/i.test(commit)
    ? null
    : `${address}/commit/${commit}`;
}
