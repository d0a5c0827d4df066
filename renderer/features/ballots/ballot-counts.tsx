import { tallyOf, type Ballot } from '../../../shared/rules/index.ts';
import { neededWords } from '../../../shared/wording/index.ts';
import { VoteBar } from '../../ui/index.ts';
import styles from './ballots.module.css';

/** The counts of the verified ledger; nothing that waits on a device is in them. */
export function BallotCounts({ ballot }: { readonly ballot: Ballot }) {
  const { yes, no, abstain, notVoted, threshold } = tallyOf(ballot);
  return (
    <div className={styles.counts}>
      <VoteBar
        yes={yes}
        no={no}
        abstain={abstain}
        notVoted={notVoted}
        recused={ballot.recusals.length}
        needed={yes + no === 0 ? null : threshold.needed}
        standing={ballot.status}
      />
      <p>{neededWords(ballot)}</p>
    </div>
  );
}
