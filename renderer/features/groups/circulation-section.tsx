import { useState } from 'react';
import { DAY, type Circulation, type Twg } from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS, listed } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useNow } from '../../stores/use-association.tsx';
import { NumberField, Section, Time, sectionStyles } from '../../ui/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { CirculatedIn } from '../reaching/circulated-in.tsx';
import { circulationText } from '../reaching/text-to-post.ts';
import styles from './groups.module.css';
import { spanWords } from './span-words.ts';

/** Where the proposal circulates, since when and until when. */
export function CirculationSection({ twg }: { readonly twg: Twg }) {
  const now = useNow();
  const [isExtending, setExtending] = useState<'no' | 'yes'>('no');
  const { circulation } = twg;
  if (circulation === null) return null;
  const { startedAt, endsAt, days, max, channels } = circulation;
  const named = channels.map(({ kind, name }) => `${CHANNEL_KINDS[kind]} ${name}`);
  const runs = twg.stage === 'circulating' && now < endsAt;
  return (
    <Section
      title="Circulation"
      action={
        twg.stage === 'circulating' ? (
          <ForeseenButton
            type="proposal.extend-circulation"
            check={{ twg: twg.id, days: Math.min(days + 1, max) }}
            size="small"
            onPress={() => setExtending('yes')}
          >
            Extend…
          </ForeseenButton>
        ) : undefined
      }
    >
      <dl className={styles.facts}>
        <div>
          <dt>Where</dt>
          <dd>{listed(named)}</dd>
        </div>
        <div>
          <dt>From</dt>
          <dd>
            <Time at={startedAt} />
          </dd>
        </div>
        <div>
          <dt>To</dt>
          <dd>
            <Time at={endsAt} />
            {runs ? `, ends in ${spanWords(endsAt - now)}` : ', has ended'}
          </dd>
        </div>
        <div>
          <dt>Length</dt>
          <dd>
            {days} days, at most {max}
          </dd>
        </div>
      </dl>
      <CirculatedIn
        twg={twg}
        channels={channels}
        thing={{ kind: 'circulation', subject: twg.id }}
        place={{ portal: `/groups/${twg.id}`, app: `/groups/${twg.id}` }}
        text={(link) => circulationText(twg.name, endsAt, link)}
      />
      {isExtending === 'yes' ? (
        <ExtendDialog twg={twg} circulation={circulation} onClose={() => setExtending('no')} />
      ) : null}
    </Section>
  );
}

interface ExtendProps {
  readonly twg: Twg;
  readonly circulation: Circulation;
  readonly onClose: () => void;
}

function ExtendDialog({ twg, circulation, onClose }: ExtendProps) {
  const { days, max, startedAt } = circulation;
  const [total, setTotal] = useState(Math.min(days + 1, max));
  return (
    <ActDialog
      title="Extend the circulation"
      onClose={onClose}
      type="proposal.extend-circulation"
      data={() => ({ twg: twg.id, days: total })}
      confirm="none"
    >
      <NumberField
        label="Length in all"
        value={total}
        onChange={setTotal}
        min={days + 1}
        max={max}
        unit="days"
        description={`It is ${days} days now, and can be made at most ${max}.`}
      />
      <p className={sectionStyles.quiet}>
        It then ends <Time at={startedAt + total * DAY} />.
      </p>
    </ActDialog>
  );
}
