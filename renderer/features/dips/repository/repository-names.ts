/** Addresses and names of repositories, as people give them. */

export const GITHUB_API = 'https://api.github.com';

const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;

/** `diem/dip` of `https://github.com/diem/dip.git` or `git@github.com:diem/dip`; null of others. */
export function githubNameOf(remote: string | null): string | null {
  const found = /^(?:https:\/\/github\.com\/|ssh:\/\/git@github\.com\/|git@github\.com:)(.+)$/.exec(
    remote ?? '',
  )?.[1];
  const name = found?.replace(/\/$/, '').replace(/\.git$/, '');
  return name !== undefined && NAME.test(name) ? name : null;
}

export const isRepositoryName = (name: string): boolean => NAME.test(name);

/** Where a GitHub's REST API is; http is for one on this computer. */
export const isApiAddress = (address: string): boolean =>
  /^(?:https:\/\/[^\s/]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?:\/\S*)?$/.test(
    address,
  );

/** What is wrong with an address to clone from; null where nothing is. */
export function remoteProblem(remote: string): string | null {
  if (remote === '') return 'Give the address first.';
  const isKnown =
    /^(?:https:\/\/|ssh:\/\/|file:\/\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:)[^\s\p{Cc}]+$/u.test(
      remote,
    );
  return isKnown
    ? null
    : 'An address begins with https://, ssh:// or file:///, or is like git@github.com:diem/dip.git.';
}

/** The name under which the ledger has the repository: `diem/dip`, or else its address. */
export function ledgerNameOf(repository: {
  readonly source: { readonly remote: string | null; readonly folder: string } | null;
  readonly github: { readonly repository: string } | null;
}): string {
  const remote = repository.source?.remote ?? null;
  return repository.github?.repository ?? githubNameOf(remote) ?? remote ?? '';
}
