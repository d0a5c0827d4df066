import { useState } from 'react';
import {
  emailAddress,
  webhookAddress,
  type ReachMineReply,
} from '../../../shared/protocol/outreach-messages.ts';
import { Button, TextField } from '../../ui/index.ts';
import { Part, SaveLine } from './part.tsx';
import styles from './reaching.module.css';
import { TestButton } from './test-button.tsx';
import type { ReachMineRelayed } from './use-reach.ts';
import { maskedWebhook } from './webhook-words.ts';

interface PartProps {
  readonly relayed: ReachMineRelayed;
  readonly shown: ReachMineReply;
}

/** The person's e-mail address, and who has set it. */
export function EmailPart({ relayed, shown }: PartProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? shown.email ?? '';
  const isFit = emailAddress.safeParse(value.trim()).success;
  const isSame = value.trim() === (shown.email ?? '');
  const save = async (email: string | null) => {
    if (await relayed.change('email', { email })) setTyped(null);
  };
  return (
    <Part title="E-mail" saved={<SaveLine relayed={relayed} part="email" />}>
      <p className={styles.quiet}>{emailWords(shown)}</p>
      <div className={styles.field}>
        <TextField
          label="Your address"
          type="email"
          value={value}
          onChange={setTyped}
          maxLength={254}
          placeholder="name@example.org"
          error={value.trim() === '' || isFit || isSame ? null : NOT_AN_ADDRESS}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="primary"
          reason={relayed.reason ?? whyNotSaved(value, isSame, isFit)}
          onPress={() => void save(value.trim())}
        >
          Save the address
        </Button>
        {shown.email === null ? null : (
          <Button size="small" reason={relayed.reason} onPress={() => void save(null)}>
            Take it away
          </Button>
        )}
        <TestButton
          test={{ to: 'my-email' }}
          reason={
            relayed.reason ??
            (shown.mail === 'not-set-up'
              ? 'The relay sends no mail yet: whoever runs it sets that up.'
              : shown.email === null
                ? 'Save an address first.'
                : undefined)
          }
        />
      </div>
    </Part>
  );
}

const NOT_AN_ADDRESS = 'It is no address: one name, an @, and a domain, without blanks.';

function whyNotSaved(value: string, isSame: boolean, isFit: boolean): string | undefined {
  if (isSame) return value === '' ? 'Type an address first.' : 'It is kept already.';
  return isFit ? undefined : NOT_AN_ADDRESS;
}

function emailWords({ email, emailBy, mail }: ReachMineReply): string {
  const ready =
    mail === 'ready' ? '' : ' The relay sends no mail yet; what you set is kept for when it does.';
  if (email === null) return `Nothing is sent to you by mail: there is no address.${ready}`;
  return emailBy === 'secretariat'
    ? `The secretariat has given this address. Yours takes its place, and nobody else sees it.${ready}`
    : `You have set this address. Only you and the relay see it.${ready}`;
}

/** A webhook that leads to the person alone. It is a secret: once kept, it is not shown again. */
export function SlackPart({ relayed, shown }: PartProps) {
  const [typed, setTyped] = useState('');
  const isFit = webhookAddress.safeParse(typed.trim()).success;
  const save = async (slack: string | null) => {
    if (await relayed.change('slack', { slack })) setTyped('');
  };
  return (
    <Part title="Slack, to you alone" saved={<SaveLine relayed={relayed} part="slack" />}>
      <p className={styles.kept}>
        {shown.slack === null ? (
          <span className={styles.quiet}>
            Nothing is sent to you by Slack. An incoming webhook that leads to your own messages is
            made in Slack, under <em>Apps</em>, then <em>Incoming Webhooks</em>.
          </span>
        ) : (
          <>
            Set: <code>{maskedWebhook(shown.slack)}</code>
          </>
        )}
      </p>
      <div className={styles.field}>
        <TextField
          label={shown.slack === null ? 'Address of the webhook' : 'Another webhook in its place'}
          type="password"
          value={typed}
          onChange={setTyped}
          maxLength={500}
          description="Whoever has it can post to you, so it is shown to nobody, and not in full again."
          error={typed.trim() === '' || isFit ? null : 'It has to begin with https://.'}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="primary"
          reason={relayed.reason ?? (isFit ? undefined : 'Paste the address of a webhook first.')}
          onPress={() => void save(typed.trim())}
        >
          Save the webhook
        </Button>
        {shown.slack === null ? null : (
          <Button size="small" reason={relayed.reason} onPress={() => void save(null)}>
            Take it away
          </Button>
        )}
        <TestButton
          test={{ to: 'my-slack' }}
          reason={relayed.reason ?? (shown.slack === null ? 'Save a webhook first.' : undefined)}
        />
      </div>
    </Part>
  );
}
