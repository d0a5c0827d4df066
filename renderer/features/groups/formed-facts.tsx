import { charterEndsAt, updateDueAt, type Twg } from '../../../shared/rules/index.ts';
import { useNow } from '../../stores/use-association.tsx';
import { Section, Time } from '../../ui/index.ts';
import styles from './groups.module.css';
import { spanWords } from './span-words.ts';

/** What a formed group has on its calendar. */
export function FormedFacts({ twg }: { readonly twg: Twg }) {
  const now = useNow();
  const endsAt = charterEndsAt(twg);
  const due = updateDueAt(twg);
  if (twg.formedAt === null) return null;
  return (
    <Section title="Dates">
      <dl className={styles.facts}>
        <div>
          <dt>Formed</dt>
          <dd>
            <Time at={twg.formedAt} />
          </dd>
        </div>
        {due === null ? null : (
          <div>
            <dt>Next update</dt>
            <dd>
              <Time at={due} />,{' '}
              {now < due ? `due in ${spanWords(due - now)}` : `overdue for ${spanWords(now - due)}`}
            </dd>
          </div>
        )}
        {endsAt === null || twg.stage === 'concluded' ? null : (
          <div>
            <dt>Charter runs to</dt>
            <dd>
              <Time at={endsAt} />,{' '}
              {now < endsAt
                ? `${spanWords(endsAt - now)} left`
                : `ended ${spanWords(now - endsAt)} ago`}
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
