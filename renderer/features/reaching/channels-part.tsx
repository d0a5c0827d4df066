import { useState } from 'react';
import type { ReachAssociationReply } from '../../../shared/protocol/outreach-messages.ts';
import { CHANNEL_KINDS, said } from '../../../shared/wording/index.ts';
import { Badge, Button, Section } from '../../ui/index.ts';
import { ChannelDialog, type ChannelNamed } from './channel-dialog.tsx';
import { SaveLine } from './part.tsx';
import styles from './reaching.module.css';
import { TestButton } from './test-button.tsx';
import type { ReachAssociationRelayed } from './use-reach.ts';

interface PartProps {
  readonly relayed: ReachAssociationRelayed;
  readonly shown: ReachAssociationReply;
  readonly reason: string | undefined;
}

type Row = ReachAssociationReply['channels'][number];

/** Channels and lists in which the groups circulate, and whether a post really gets there. */
export function ChannelsPart({ relayed, shown, reason }: PartProps) {
  const [editing, setEditing] = useState<ChannelNamed | null>(null);
  return (
    <Section
      title="Channels and lists"
      action={
        <Button
          size="small"
          reason={reason}
          onPress={() => setEditing({ kind: 'slack', name: '', isNew: 'yes' })}
        >
          Add a channel
        </Button>
      }
    >
      <p className={styles.part}>
        Where a webhook or a list’s address is set, the relay posts there by itself when a group
        circulates something in it. Elsewhere the group posts it by hand.
      </p>
      {shown.channels.length === 0 ? (
        <p className={styles.quiet}>
          No group has named one yet. Those that groups circulate in appear here.
        </p>
      ) : (
        <ul className={styles.list} aria-label="Channels and lists">
          {shown.channels.map((channel) => (
            <li key={`${channel.kind} ${channel.name}`} className={styles.item}>
              <div>
                {CHANNEL_KINDS[channel.kind]} <strong>{said(channel.name)}</strong>{' '}
                <ReachBadge channel={channel} mail={shown.mail} />
                <SaveLine relayed={relayed} part={partOf(channel)} />
              </div>
              <div className={styles.buttons}>
                <Button
                  size="small"
                  reason={reason}
                  label={`${setLabel(channel)} of ${channel.name}`}
                  onPress={() => setEditing({ ...channel, isNew: 'no' })}
                >
                  {setLabel(channel)}
                </Button>
                <TestButton
                  label="Send a test"
                  test={{ to: 'channel', kind: channel.kind, name: channel.name }}
                  reason={reason ?? testReason(channel, shown.mail)}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {editing === null ? null : (
        <ChannelDialog
          channel={editing}
          isSet={
            shown.channels.some(
              ({ kind, name, reach }) =>
                kind === editing.kind && name === editing.name && reach === 'set',
            )
              ? 'yes'
              : 'no'
          }
          onClose={() => setEditing(null)}
          onSave={(channel) => {
            setEditing(null);
            void relayed.change(partOf(channel), { channel });
          }}
        />
      )}
    </Section>
  );
}

const partOf = ({ kind, name }: Pick<Row, 'kind' | 'name'>): string => `channel ${kind} ${name}`;

function ReachBadge({ channel, mail }: { readonly channel: Row; readonly mail: string }) {
  if (channel.reach === 'not-set') return <Badge tone="neutral">not set</Badge>;
  return channel.kind === 'email' && mail === 'not-set-up' ? (
    <Badge tone="warning">set, but no mail server</Badge>
  ) : (
    <Badge tone="success">posts there</Badge>
  );
}

const WHAT = { slack: 'webhook', email: 'address' } as const;

const setLabel = ({ kind, reach }: Row): string =>
  reach === 'set' ? `Change the ${WHAT[kind]}` : `Set the ${WHAT[kind]}`;

function testReason({ kind, reach }: Row, mail: string): string | undefined {
  if (reach === 'not-set') return `Set the ${WHAT[kind]} first.`;
  return kind === 'email' && mail === 'not-set-up'
    ? 'The relay sends no mail yet: whoever runs it sets that up.'
    : undefined;
}
