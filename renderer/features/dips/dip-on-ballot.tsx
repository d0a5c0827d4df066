import { useMemo } from 'react';
import { capitalized, counted, CHANGES, labelOf } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Link, Person, Section, Time, sectionStyles } from '../../ui/index.ts';
import { concernsOf } from './dip-facts.ts';
import styles from './dips.module.css';
import { engineeringOf, engineeringWords } from './engineering.ts';

/** Beside the text that the TSC votes on: revisions since its approval, engineering, and concerns. */
export function DipOnBallot({ output }: { readonly output: string }) {
  const state = useAssociation((view) => view.verified);
  const dip = state.dip.get(output);
  const concerns = useMemo(() => (dip === undefined ? [] : concernsOf(state, dip)), [state, dip]);
  if (dip === undefined) return null;
  const { revisions, lastCall, round } = dip;
  return (
    <Section
      title="What led to this vote"
      action={<Link to={paths.dip(output)}>The DIP, with its revisions</Link>}
    >
      <p className={styles.facts}>
        <span>
          {lastCall === null ? null : (
            <>
              Last call of {counted(lastCall.days, 'day')}, to <Time at={lastCall.endsAt} />
            </>
          )}
        </span>
        {round === 1 ? null : <span>Round {round}</span>}
        <span>{capitalized(engineeringWords(engineeringOf(state, dip), 'sufficient'))}</span>
        <span>
          {revisions.length === 0
            ? 'Not revised since it was submitted'
            : counted(revisions.length, 'revision')}
        </span>
      </p>
      {revisions.length === 0 ? null : (
        <ul className={styles.links}>
          {revisions.map(({ at, changes, textSha256 }) => (
            <li key={`${at} ${textSha256}`}>
              <Time at={at} /> <Badge>{labelOf(CHANGES, changes)}</Badge>
            </li>
          ))}
        </ul>
      )}
      {concerns.length === 0 ? (
        <p className={sectionStyles.quiet}>Nobody raised a concern.</p>
      ) : (
        <ul className={sectionStyles.list} aria-label="Concerns">
          {concerns.map(({ id, by, text, resolution }) => (
            <li key={id} className={sectionStyles.item}>
              <p className={styles.words}>{text}</p>
              <p className={sectionStyles.quiet}>
                A concern of <Person id={by} />
              </p>
              {resolution === null ? null : (
                <div className={styles.resolution}>
                  <p className={styles.words}>{resolution.text}</p>
                  <p className={sectionStyles.quiet}>
                    Resolved by <Person id={resolution.by} />
                    {resolution.by === by ? ', who raised it' : null}
                  </p>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
