import { useState } from 'react';
import { DAY, type Rulebook, type Twg } from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS, clauseOf, listed } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Clause, NumberField, Time, sectionStyles } from '../../ui/index.ts';
import { usePublishFirst } from '../proposals/use-publish-first.tsx';
import { ChannelsField, namedChannels, type DraftChannel } from './channels-field.tsx';

export function CirculateDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const rulebook = useAssociation((view) => view.state.association?.rulebook ?? null);
  return rulebook === null ? null : <Form {...props} rulebook={rulebook} />;
}

interface FormProps {
  readonly twg: Twg;
  readonly rulebook: Rulebook;
  readonly onClose: () => void;
}

function Form({ twg, rulebook, onClose }: FormProps) {
  const { min, max } = rulebook.circulationDays;
  const required = rulebook.circulationChannels;
  const publishFirst = usePublishFirst(twg, 'What circulates is the published text.');
  const [days, setDays] = useState(max);
  const [channels, setChannels] = useState<readonly DraftChannel[]>(() =>
    required.map((kind, key) => ({ key, kind, name: kind === 'slack' ? `#${twg.id}` : '' })),
  );
  const now = useNow();
  const data = () => ({ twg: twg.id, channels: namedChannels(channels), days });
  const clause = clauseOf('twg.circulating');
  return (
    <ActDialog
      title={`Circulate ${twg.name}`}
      onClose={onClose}
      type="proposal.circulate"
      data={data}
      confirm="none"
      reason={publishFirst.reason}
    >
      {publishFirst.question}
      <p>
        Say where the proposal is posted, and for how long it gathers interest. It cannot be
        presented to the TSC before that time is over.
      </p>
      <ChannelsField
        channels={channels}
        onChange={setChannels}
        needed={`Needed by the rulebook: ${listed(required.map((kind) => CHANNEL_KINDS[kind]))}, and public.`}
      />
      <NumberField
        label="Length of the window"
        value={days}
        onChange={setDays}
        min={min}
        max={max}
        unit="days"
        description={`${min} to ${max} days, by the rulebook. It can be made longer later, not shorter.`}
      />
      <p className={sectionStyles.quiet}>
        If you circulate it now, it ends <Time at={now + days * DAY} />.
      </p>
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
