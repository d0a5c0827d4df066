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

/** Pushes a branch; why not, where the remote or the way to it forbids. */
export async function pushBranch(
  repository: Repository,
  branch: string,
  commit: string,
): Promise<DipCommit> {
  try {
    await repository.push(branch);
  } catch (error) {
    const problem = problemFrom(error);
    if (problem instanceof HostError) return notPushed(commit, branch, problem.problem);
    throw problem;
  }
  await repository.point(refs.remote(branch), commit, await repository.commit(refs.remote(branch)));
  return { commit, branch, pushed: 'yes', problem: null };
}
