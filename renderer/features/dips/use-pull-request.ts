import { useEffect, useState } from 'react';
import type { PullRequest } from '../../../shared/client/dip-repository.ts';
import { pullRequestNumber } from '../../../shared/dips/pull-request-number.ts';
import type { Dip } from '../../../shared/rules/index.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';

/**
 * How a DIP's pull request stands; null while that is not known, and where this device cannot ask:
 * in a browser, without a repository, without a token, offline.
 */
export function usePullRequest(dip: Dip): PullRequest | null {
  const host = useHost();
  const ledger = useAssociation((view) => view.association.ledger);
  const number = pullRequestNumber(dip.pullRequest);
  const { repository, pullRequest } = dip;
  const [found, setFound] = useState<PullRequest | null>(null);
  useEffect(() => {
    if (number === null || number < 1) return;
    let isWanted = true;
    const address = String(pullRequest).replace(/\/+$/, '').toLowerCase();
    const isOf = (url: string): boolean =>
      /^https?:/.test(address)
        ? url.toLowerCase() === address
        : url.toLowerCase().endsWith(`/${repository.toLowerCase()}/pull/${number}`);
    const ask = async () => {
      const reply = await host.request<'pull-request'>({ type: 'pull-request', ledger, number });
      // This device may be set to another repository, whose pull request of that number is not it.
      if (isWanted && reply.ok && isOf(reply.value.url)) setFound(reply.value);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [host, ledger, number, repository, pullRequest]);
  return found;
}
