import { classNames } from './class-names.ts';
import styles from './progress.module.css';

export interface VoteBarProps {
  /** Counts of people. */
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly notVoted: number;
  readonly recused?: number | undefined;
  /** The least number of yes votes that meets the threshold as things stand; null: no mark. */
  readonly needed: number | null;
  /** A closed one's threshold does not move any more. */
  readonly standing?: 'open' | 'closed' | undefined;
}

/** The votes of a ballot as a bar, with a mark where the yes votes must reach, and in text. */
export function VoteBar(props: VoteBarProps) {
  const { yes, no, abstain, notVoted, recused = 0, needed, standing = 'open' } = props;
  const whole = Math.max(1, yes + no + abstain + notVoted);
  const parts = [
    { name: 'yes', count: yes, from: 0 },
    { name: 'no', count: no, from: yes },
    { name: 'abstain', count: abstain, from: yes + no },
    { name: 'none', count: notVoted, from: yes + no + abstain },
  ] as const;
  const shown = parts.filter(({ count }) => count > 0);
  return (
    <div className={styles.vote}>
      <svg
        className={styles.bar}
        viewBox={`0 0 ${whole * 100} 24`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {shown.map(({ name, count, from }) => (
          <rect
            key={name}
            className={styles[name]}
            x={from * 100}
            width={count * 100}
            y={0}
            height={24}
          />
        ))}
        {needed === null || needed > whole ? null : (
          <line
            className={styles.threshold}
            x1={needed * 100 - (needed === whole ? 2 : 0)}
            x2={needed * 100 - (needed === whole ? 2 : 0)}
            y1={0}
            y2={24}
          />
        )}
      </svg>
      <ul className={styles.counts} aria-label="Votes">
        <Count swatch={styles.yesSwatch} words={`${yes} yes`} />
        <Count swatch={styles.noSwatch} words={`${no} no`} />
        <Count swatch={styles.abstainSwatch} words={`${abstain} abstain`} />
        <Count swatch={styles.noneSwatch} words={`${notVoted} not voted`} />
        {recused > 0 ? <li>{recused} recused</li> : null}
        {needed === null ? null : (
          <li>
            <span className={styles.swatchThreshold} aria-hidden />
            {needed} yes {standing === 'open' ? 'needed as it stands' : 'were needed'}
          </li>
        )}
      </ul>
    </div>
  );
}

function Count({ swatch, words }: { readonly swatch: string | undefined; readonly words: string }) {
  return (
    <li>
      <span className={classNames(styles.swatch, swatch)} aria-hidden />
      {words}
    </li>
  );
}
