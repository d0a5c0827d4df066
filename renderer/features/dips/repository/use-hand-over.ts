import { useCallback, useEffect, useState } from 'react';
import type { HostProblem, PullRequest } from '../../../../shared/client/host-messages.ts';
import type { NextCommit } from '../../../../shared/dips/next-commit.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { useAssociation } from '../../../stores/use-association.tsx';
import { toast } from '../../../ui/index.ts';
import {
  commitPlan,
  openPullRequest,
  pushBranch,
  pushProblem,
  standingOf,
  type Author,
  type Result,
  type Standing,
} from './hand-over.ts';
import { remember, remembered } from './remembered.ts';
import { readFiles } from './repository-store.ts';

export type Doing = 'looking' | 'committing' | 'pushing' | 'saving' | 'opening' | 'reading';

export interface HandOver {
  /** Null until it has been looked for. */
  readonly standing: Standing | null;
  readonly pullRequest: PullRequest | null;
  readonly doing: Doing | null;
  /** What went wrong last, until something else is done. */
  readonly problem: HostProblem | null;
  readonly look: () => void;
  readonly commit: (author: Author, afterwards: 'push' | 'keep') => void;
  readonly push: () => void;
  readonly savePatch: () => void;
  readonly open: () => void;
  readonly readPullRequest: (number: number) => void;
}

/** Brings a commit into the repository step by step, from where it is already. */
export function useHandOver(plan: NextCommit, known: number | null): HandOver {
  const { host } = useHostPresence();
  const ledger = useAssociation((view) => view.association.ledger);
  const [standing, setStanding] = useState<Standing | null>(null);
  const [pullRequest, setPullRequest] = useState<PullRequest | null>(null);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const key = `pull-request.${ledger}.${plan.branch}`;

  const run = useCallback(async <T>(what: Doing, work: () => Promise<Result<T>>) => {
    setDoing(what);
    setProblem(null);
    const result = await work();
    setDoing(null);
    if (!result.ok && result.problem.code !== 'cancelled') setProblem(result.problem);
    return result.ok ? result.value : null;
  }, []);

  const { branch, path, renamedFrom, seen, text } = plan;
  const look = useCallback(async () => {
    const found = await run('looking', () =>
      standingOf(host, ledger, { branch, path, renamedFrom, text }),
    );
    if (found === null) return null;
    setStanding(found);
    // The remote was asked for it: the commit is made anew from what is there now.
    if (found.status === 'nothing' && found.before !== seen)
      await readFiles(host, ledger, 'this-computer');
    return found;
  }, [run, host, ledger, branch, path, renamedFrom, seen, text]);

  const readPullRequest = useCallback(
    async (number: number, isIt: (found: PullRequest) => boolean = () => true) => {
      const request = { type: 'pull-request', ledger, number } as const;
      const found = await run('reading', () => host.request<'pull-request'>(request));
      if (found === null || !isIt(found)) return;
      setPullRequest(found);
      remember(key, String(found.number));
      // Then the base branch is another than the one that was read.
      if (found.state === 'merged') await readFiles(host, ledger, 'remote');
    },
    [run, host, ledger, key],
  );

  useEffect(() => {
    let wanted = true;
    const begin = async (): Promise<void> => {
      const found = await look();
      const number = known ?? Number(remembered(key));
      if (!wanted || !Number.isSafeInteger(number) || number <= 0) return;
      // One that was only remembered may be of another repository, closed, or of an earlier merge.
      const isCurrent = ({ head, state }: PullRequest): boolean =>
        head === branch && (state === 'open' || (state === 'merged' && found?.status === 'merged'));
      await readPullRequest(number, known === null ? isCurrent : undefined);
    };
    void begin();
    return () => {
      wanted = false;
    };
  }, [look, readPullRequest, branch, key, known]);

  const took = async (
    what: 'committing' | 'pushing',
    work: () => ReturnType<typeof pushBranch>,
  ): Promise<void> => {
    const made = await run(what, work);
    if (made === null) return;
    setStanding({ status: made.pushed === 'yes' ? 'pushed' : 'kept', commit: made.commit });
    setProblem(pushProblem(made));
  };

  const savePatch = async (): Promise<void> => {
    if (standing === null || !('commit' in standing)) return;
    const request = { type: 'dip-save-patch', ledger, commit: standing.commit } as const;
    const saved = await run('saving', () => host.request<'dip-save-patch'>(request));
    if (saved !== null && saved.path !== null) toast(`Saved as ${saved.path}.`, 'success');
  };

  const open = async (): Promise<void> => {
    const opened = await run('opening', () => openPullRequest(host, ledger, plan));
    if (opened === null) return;
    setPullRequest(opened);
    remember(key, String(opened.number));
  };

  return {
    standing,
    pullRequest,
    doing,
    problem,
    look: () => void look(),
    readPullRequest: (number) => void readPullRequest(number),
    commit: (author, afterwards) => {
      if (standing === null || !('before' in standing)) return;
      void took('committing', () =>
        commitPlan(host, ledger, { plan, standing, author, afterwards }),
      );
    },
    push: () => void took('pushing', () => pushBranch(host, ledger, plan.branch)),
    savePatch: () => void savePatch(),
    open: () => void open(),
  };
}
