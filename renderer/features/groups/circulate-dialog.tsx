import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  DAY,
  type Channel,
  type ChannelKind,
  type Rulebook,
  type Twg,
} from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS, clauseOf } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import {
  Button,
  Clause,
  Dialog,
  Icon,
  NumberField,
  Select,
  TextField,
  Time,
} from '../../ui/index.ts';
import { usePublishFirst } from '../proposals/use-publish-first.tsx';
import styles from './groups.module.css';

interface DraftChannel extends Channel {
  /** Of the row, while it is edited. */
  readonly key: number;
}

const KINDS = (['slack', 'email', 'portal', 'other'] as const).map((id) => ({
  id,
  label: CHANNEL_KINDS[id],
}));

const HINTS: { readonly [K in ChannelKind]: string } = {
  slack: '#channel',
  email: 'list@example.org',
  portal: 'page or section',
  other: 'where',
};

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
  const named = channels.filter(({ name }) => name.trim() !== '');
  const data = () => ({
    twg: twg.id,
    channels: named.map(({ kind, name }) => ({ kind, name: name.trim() })),
    days,
  });
  const clause = clauseOf('twg.circulating');
  return (
    <Dialog
      title={`Circulate ${twg.name}`}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            type="proposal.circulate"
            data={data}
            confirm="none"
            variant="primary"
            onDone={onClose}
            reason={publishFirst.reason}
          />
        </>
      }
    >
      <div className={styles.form}>
        {publishFirst.question}
        <p>
          Say where you post the proposal, and for how long it gathers interest. It cannot be
          presented to the TSC before that time is over.
        </p>
        <Channels channels={channels} onChange={setChannels} required={required} />
        <NumberField
          label="Length of the window"
          value={days}
          onChange={setDays}
          min={min}
          max={max}
          unit="days"
          description={`${min} to ${max} days, by the rulebook. It can be made longer later, not shorter.`}
        />
        <p className={styles.quiet}>
          If you circulate it now, it ends <Time at={now + days * DAY} />.
        </p>
        <Clause source={clause.source}>{clause.text}</Clause>
      </div>
    </Dialog>
  );
}

interface ChannelsProps {
  readonly channels: readonly DraftChannel[];
  readonly required: readonly ChannelKind[];
  readonly onChange: (channels: readonly DraftChannel[]) => void;
}

function Channels({ channels, required, onChange }: ChannelsProps) {
  const put = (key: number, change: Partial<Channel>) =>
    onChange(channels.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const add = () => {
    const key = Math.max(-1, ...channels.map((each) => each.key)) + 1;
    onChange([...channels, { key, kind: 'slack', name: '' }]);
  };
  const needed = required.map((kind) => CHANNEL_KINDS[kind]).join(', ');
  return (
    <fieldset className={styles.fieldset}>
      <legend>Channels</legend>
      <p className={styles.quiet}>Needed by the rulebook: {needed}, and public.</p>
      {channels.map((channel, place) => (
        <div key={channel.key} className={styles.channel}>
          <div className={styles.channelKind}>
            <Select
              label={`Kind of channel ${place + 1}`}
              hideLabel
              items={KINDS}
              value={channel.kind}
              onChange={(kind) => put(channel.key, { kind: kind as ChannelKind })}
            />
          </div>
          <TextField
            label={`Name of channel ${place + 1}`}
            hideLabel
            value={channel.name}
            onChange={(name) => put(channel.key, { name })}
            placeholder={HINTS[channel.kind]}
          />
          <Button
            variant="quiet"
            label={`Remove channel ${place + 1}`}
            icon={<Icon of={Trash2} />}
            onPress={() => onChange(channels.filter(({ key }) => key !== channel.key))}
          />
        </div>
      ))}
      <Button size="small" icon={<Icon of={Plus} />} onPress={add}>
        Add a channel
      </Button>
    </fieldset>
  );
}
