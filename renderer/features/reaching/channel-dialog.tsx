import { useState } from 'react';
import {
  emailAddress,
  webhookAddress,
  type ReachAssociationChange,
} from '../../../shared/protocol/outreach-messages.ts';
import { Button, Dialog, RadioGroup, TextField } from '../../ui/index.ts';
import styles from './reaching.module.css';

export interface ChannelNamed {
  readonly kind: 'slack' | 'email';
  readonly name: string;
  readonly isNew: 'yes' | 'no';
}

type ChannelChange = NonNullable<ReachAssociationChange['channel']>;

export interface ChannelDialogProps {
  readonly channel: ChannelNamed;
  readonly isSet: 'yes' | 'no';
  readonly onSave: (change: ChannelChange) => void;
  readonly onClose: () => void;
}

/** Where a channel's posts go: a secret that is not shown again. */
export function ChannelDialog({ channel, isSet, onSave, onClose }: ChannelDialogProps) {
  const [kind, setKind] = useState(channel.kind);
  const [typedName, setName] = useState(channel.name);
  const [typed, setTyped] = useState('');
  const name = typedName.trim();
  const isSlack = kind === 'slack';
  const address = typed.trim();
  const isFit = (isSlack ? webhookAddress : emailAddress).safeParse(address).success;
  const save = (address: string | null) =>
    onSave(isSlack ? { kind: 'slack', name, webhook: address } : { kind: 'email', name, address });
  return (
    <Dialog
      title={titleOf(channel)}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {isSet === 'yes' ? <Button onPress={() => save(null)}>Take it away</Button> : null}
          <Button
            variant="primary"
            reason={whyNot(name, isFit, isSlack)}
            onPress={() => save(address)}
          >
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {channel.isNew === 'no' ? null : (
          <>
            <RadioGroup
              label="What it is"
              items={[
                { id: 'slack', label: 'A Slack channel' },
                { id: 'email', label: 'A mailing list' },
              ]}
              value={kind}
              onChange={(id) => setKind(id === 'email' ? 'email' : 'slack')}
            />
            <TextField
              label="Its name, as groups write it"
              value={typedName}
              onChange={setName}
              maxLength={200}
              placeholder={isSlack ? '#channel' : 'list@example.org'}
              isRequired
            />
          </>
        )}
        <TextField
          label={isSlack ? 'Address of its incoming webhook' : 'Address of the list'}
          type={isSlack ? 'password' : 'email'}
          value={typed}
          onChange={setTyped}
          maxLength={500}
          description={
            isSlack
              ? 'Made in Slack, under Apps, then Incoming Webhooks. Whoever has it can post to the channel: the relay keeps it, and shows it to nobody.'
              : 'What groups circulate in this list is sent to this one address.'
          }
          error={address === '' || isFit ? null : isSlack ? NO_WEBHOOK : NO_ADDRESS}
        />
      </div>
    </Dialog>
  );
}

const NO_WEBHOOK = 'It has to begin with https://.';
const NO_ADDRESS = 'It is no address: one name, an @, and a domain, without blanks.';

function titleOf({ isNew, kind, name }: ChannelNamed): string {
  if (isNew === 'yes') return 'Add a channel';
  return kind === 'slack' ? `Webhook of ${name}` : `Address of ${name}`;
}

function whyNot(name: string, isFit: boolean, isSlack: boolean): string | undefined {
  if (name === '') return 'Give its name first.';
  if (isFit) return undefined;
  return isSlack
    ? 'Paste the address of its webhook first.'
    : 'Type the address of the list first.';
}
