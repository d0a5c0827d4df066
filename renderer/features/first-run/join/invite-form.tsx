import { useRef, useState } from 'react';
import type { InvitePreview } from '../../../../shared/client/host-messages.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { Button, Callout, TextArea, TextField, Time } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import { ProblemCallout } from '../found/found-flow.tsx';
import { CODE_LENGTH, codeLength, inviteKind } from './invite-text.ts';
import { useEntering } from './use-entering.ts';

/** `link`: what a link that was opened has filled in. */
export function InviteForm({ link }: { readonly link: string }) {
  const { host, hello } = useHostPresence();
  const [text, setText] = useState(link);
  // A page of the web build speaks to the relay that it came from, and to no other.
  const isAtRelay = hello.platform === 'browser';
  const [relayUrl, setRelayUrl] = useState(isAtRelay ? window.location.origin : '');
  const [preview, setPreview] = useState<InvitePreview | null>(null);
  const { enter, forget, isPending, problem, setProblem } = useEntering();
  const [isReading, setReading] = useState(false);
  const kind = inviteKind(text);
  const invite = { text: text.trim(), ...(kind === 'code' ? { relayUrl: relayUrl.trim() } : {}) };
  const latest = useRef(0);
  /** Answers to what was asked before are not waited for any more. */
  const begin = (): number => {
    forget();
    setReading(false);
    latest.current += 1;
    return latest.current;
  };
  const read = async () => {
    const asked = begin();
    setReading(true);
    const reply = await host.request<'read-invite'>({ type: 'read-invite', ...invite });
    // What is in the form meanwhile is another invite.
    if (asked !== latest.current) return;
    setReading(false);
    if (reply.ok) setPreview(reply.value);
    else setProblem(reply.problem);
  };
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    begin();
    setPreview(null);
  };
  return (
    <div className={`${styles.form} ${styles.narrow}`}>
      <TextArea
        label="Invite link or code"
        description="Paste the link, or type the code of 26 characters. Capitals, spaces and hyphens do not matter."
        value={text}
        rows={2}
        maxLength={4000}
        onChange={change(setText)}
      />
      {kind === 'code' && !isAtRelay ? (
        <TextField
          label="Address of the relay"
          description="It stands beside the code in the invite."
          placeholder="https://relay.example.org"
          value={relayUrl}
          maxLength={500}
          onChange={change(setRelayUrl)}
        />
      ) : null}
      {problem === null ? null : <ProblemCallout problem={problem} />}
      {preview === null ? (
        <div>
          <Button
            variant="primary"
            isPending={isReading}
            reason={missingWords(text, relayUrl)}
            onPress={() => void read()}
          >
            Read the invite
          </Button>
        </div>
      ) : (
        <Preview
          preview={preview}
          isPending={isPending}
          onJoin={() => void enter(() => host.request<'join'>({ type: 'join', ...invite }))}
        />
      )}
    </div>
  );
}

function missingWords(text: string, relayUrl: string): string | undefined {
  const kind = inviteKind(text);
  if (kind === 'nothing') return 'Paste a link or type a code first.';
  if (kind === 'link') return undefined;
  const length = codeLength(text);
  if (length !== CODE_LENGTH) return `The code has ${CODE_LENGTH} characters; these are ${length}.`;
  return relayUrl.trim() === '' ? 'A code needs the relay’s address too.' : undefined;
}

function Preview(props: {
  readonly preview: InvitePreview;
  readonly isPending: boolean;
  readonly onJoin: () => void;
}) {
  const { association, personName, relayUrl, expiresAt } = props.preview;
  return (
    <>
      <Callout tone="info" title={`An invite to ${association}, for ${personName}`}>
        <p>
          From the relay at {relayUrl}. It can be used once, until <Time at={expiresAt} />. A key is
          made on this device, which then signs as {personName}.
        </p>
      </Callout>
      <div className={styles.buttons}>
        <Button variant="primary" isPending={props.isPending} onPress={props.onJoin}>
          Join as {personName}
        </Button>
      </div>
      <p className={styles.quiet}>
        Not you? Then leave this invite unused, and tell whoever sent it.
      </p>
    </>
  );
}
