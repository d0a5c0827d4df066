import { useState } from 'react';
import type { HostProblem, HostReplies } from '../../../shared/client/host-messages.ts';
import { problemWords } from '../../../shared/wording/index.ts';
import { tellOutcome } from '../../app/act-button.tsx';
import { ExportButton } from '../../app/banners/banners.tsx';
import { useHostPresence } from '../../host/host-context.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout, Checkbox, Dialog, TextField } from '../../ui/index.ts';
import styles from './settings.module.css';

type Identity = HostReplies['relay-identity'];

/** Moving the association: first who the other relay is, then what moving means, then the act. */
export function MoveRelayDialog({ onClose }: { readonly onClose: () => void }) {
  const { host } = useHostPresence();
  const [url, setUrl] = useState('');
  const [identity, setIdentity] = useState<Identity | null>(null);
  const [checked, setChecked] = useState<'no' | 'yes'>('no');
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [isPending, setPending] = useState(false);
  const { association, state } = useAssociation(({ association, state }) => ({
    association,
    state,
  }));
  const ask = async () => {
    setPending(true);
    const reply = await host.request<'relay-identity'>({ type: 'relay-identity', url: url.trim() });
    setPending(false);
    setProblem(reply.ok ? null : reply.problem);
    setIdentity(reply.ok ? reply.value : null);
  };
  const move = async (relayKey: string) => {
    setPending(true);
    const { ledger } = association;
    const reply = await host.request<'move-relay'>({
      type: 'move-relay',
      ledger,
      url: url.trim(),
      relayKey,
    });
    setPending(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    tellOutcome(reply.value, state);
    if (reply.value.outcome === 'queued') onClose();
  };
  const foreign =
    identity !== null && identity.ledger !== '' && identity.ledger !== association.ledger;
  return (
    <Dialog
      title="Move to a standing relay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {identity === null || foreign ? (
            <Button
              variant="primary"
              isPending={isPending}
              reason={url.trim() === '' ? 'Give the address first.' : undefined}
              onPress={() => void ask()}
            >
              Ask who it is
            </Button>
          ) : (
            <Button
              variant="primary"
              isPending={isPending}
              reason={checked === 'yes' ? undefined : 'Compare the key first.'}
              onPress={() => void move(identity.relayKey)}
            >
              Move the association there
            </Button>
          )}
        </>
      }
    >
      <p>
        A standing relay is a server that is always there. The ledger and all texts are copied to
        it; then an act signed by you says that it is the association’s relay. Everybody’s app
        follows by itself.
      </p>
      <TextField
        label="Address of the new relay"
        isRequired
        placeholder="https://relay.example.org"
        type="url"
        maxLength={500}
        value={url}
        onChange={(value) => {
          setUrl(value);
          setIdentity(null);
          setChecked('no');
          setProblem(null);
        }}
      />
      {problem === null ? null : <Problem problem={problem} />}
      {foreign ? (
        <Callout tone="danger" role="alert" title="That relay keeps another association">
          <p>A relay keeps one. Ask whoever runs it for an empty one.</p>
        </Callout>
      ) : null}
      {identity === null || foreign ? null : (
        <TheOther identity={identity} checked={checked} onChecked={setChecked} />
      )}
    </Dialog>
  );
}

function Problem({ problem }: { readonly problem: HostProblem }) {
  const { title, detail, way } = problemWords(problem);
  return (
    <Callout tone="danger" role="alert" title={title}>
      <p>
        {detail} {way}
      </p>
    </Callout>
  );
}

function TheOther(props: {
  readonly identity: Identity;
  readonly checked: 'no' | 'yes';
  readonly onChecked: (checked: 'no' | 'yes') => void;
}) {
  const { identity, checked, onChecked } = props;
  return (
    <>
      <div>
        <p>A relay answers there (version {identity.version}). Its key is</p>
        <p className={styles.code}>{identity.relayKey}</p>
      </div>
      <Checkbox
        isSelected={checked === 'yes'}
        onChange={(on) => onChecked(on ? 'yes' : 'no')}
        description="They see it when the relay starts. A key that differs is not their relay."
      >
        I have compared this key with whoever runs the relay
      </Checkbox>
      <Callout tone="info" title="Keep a copy" action={<ExportButton />}>
        <p>
          What is on this computer stays here. An export can be verified by anyone, with or without
          a relay.
        </p>
      </Callout>
    </>
  );
}
