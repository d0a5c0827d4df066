import type { DipCommit } from '../../shared/client/dip-repository.ts';
import { HostError } from '../../shared/client/host-error.ts';
import type { HostProblem } from '../../shared/client/host-messages.ts';
import { problemFrom } from './git-runner.ts';
import { refs, type Repository } from './repository.ts';

/** What screens are told of a branch that is not on the remote. */
export const notPushed = (
  commit: string,
  branch: string,
  problem: HostProblem | null,
): DipCommit => ({ commit, branch, pushed: 'no', problem });

/**
 * Pushes a branch; why not, where the remote or the way to it forbids. Where the answer was lost, or
 * what was lost was sent twice, the remote is asked what it has.
 */
export async function pushBranch(
  repository: Repository,
  branch: string,
  commit: string,
): Promise<DipCommit> {
  try {
    await repository.push(branch);
  } catch (error) {
    const problem = problemFrom(error);
    if (!(problem instanceof HostError)) throw problem;
    if ((await isOnRemote(repository, branch, commit)) === 'no') {
      return notPushed(commit, branch, problem.problem);
    }
  }
  await repository.point(refs.remote(branch), commit, await repository.commit(refs.remote(branch)));
  return { commit, branch, pushed: 'yes', problem: null };
}

async function isOnRemote(
  repository: Repository,
  branch: string,
  commit: string,
): Promise<'yes' | 'no'> {
  try {
    const { commits } = await repository.askRemote([branch]);
    return commits.get(branch) === commit ? 'yes' : 'no';
  } catch {
    return 'no';
  }
}
