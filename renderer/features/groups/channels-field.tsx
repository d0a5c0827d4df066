import { Plus, Trash2 } from 'lucide-react';
import type { Channel, ChannelKind } from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS } from '../../../shared/wording/index.ts';
import { Button, Icon, Select, TextField, sectionStyles } from '../../ui/index.ts';
import { ChannelMark } from '../reaching/channel-mark.tsx';
import { offeredChannels } from '../reaching/channel-reach.ts';
import { useReachAssociation } from '../reaching/use-reach.ts';
import styles from './groups.module.css';

export interface DraftChannel extends Channel {
  /** Of the row, while it is edited. */
  readonly key: number;
}

/** Those that have a name, as an act takes them. */
export const namedChannels = (channels: readonly DraftChannel[]): Channel[] =>
  channels
    .filter(({ name }) => name.trim() !== '')
    .map(({ kind, name }) => ({ kind, name: name.trim() }));

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

export interface ChannelsFieldProps {
  readonly channels: readonly DraftChannel[];
  /** Which kinds are needed, in words. */
  readonly needed?: string;
  readonly onChange: (channels: readonly DraftChannel[]) => void;
}

/** Where something is made known: kinds and names, one a row. */
export function ChannelsField({ channels, needed, onChange }: ChannelsFieldProps) {
  const put = (key: number, change: Partial<Channel>) =>
    onChange(channels.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const add = () => {
    const key = Math.max(-1, ...channels.map((each) => each.key)) + 1;
    onChange([...channels, { key, kind: 'slack', name: '' }]);
  };
  const { shown: reach } = useReachAssociation();
  const offered = offeredChannels(reach, namedChannels(channels));
  const take = ({ kind, name }: Channel) => {
    const blank = channels.find((each) => each.kind === kind && each.name.trim() === '');
    const key = blank?.key ?? Math.max(-1, ...channels.map((each) => each.key)) + 1;
    onChange([
      ...channels.map((each) => (each.key === key ? { ...each, name } : each)),
      ...(blank === undefined ? [{ key, kind, name }] : []),
    ]);
  };
  return (
    <fieldset className={styles.fieldset}>
      <legend>Channels</legend>
      {needed === undefined ? null : <p className={sectionStyles.quiet}>{needed}</p>}
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
          <div className={styles.channelMark}>
            <ChannelMark channel={channel} reply={reach} />
          </div>
        </div>
      ))}
      <div className={styles.channelAdd}>
        <Button size="small" icon={<Icon of={Plus} />} onPress={add}>
          Add a channel
        </Button>
        {offered.map((channel) => (
          <Button
            key={`${channel.kind} ${channel.name}`}
            size="small"
            variant="quiet"
            label={`Add ${CHANNEL_KINDS[channel.kind]} ${channel.name}, in which the relay posts`}
            onPress={() => take(channel)}
          >
            {channel.name}
          </Button>
        ))}
      </div>
      {reach === null || reach.reached.persons === 0 ? null : (
        <p className={sectionStyles.quiet}>
          {reach.reached.persons} of {reach.reached.of} members are told one by one, by mail or
          Slack, unless they have switched it off.
        </p>
      )}
    </fieldset>
  );
}
