import { useState, type ReactNode } from 'react';
import {
  actLabel,
  consequenceOf,
  problemWords,
  refusalWords,
  sentenceOf,
} from '../../shared/wording/index.ts';
import {
  useActs,
  useAssociation,
  useAssociationStore,
  type ActOutcome,
} from '../stores/use-association.tsx';
import { Button, ConfirmDialog, toast } from '../ui/index.ts';

export interface ActButtonProps {
  /** The act's type, such as `circulation.begin`. */
  readonly type: string;
  /** Makes the act's data; asked anew on pressing. Must not have effects. */
  readonly data: () => object;
  readonly label?: string | undefined;
  /** `words`: says what will be done and what follows, and asks. Otherwise only where an act has
   *  consequences that cannot be undone. */
  readonly confirm?: 'none' | 'words' | undefined;
  /** Texts that the act names by their hash; they are kept before it is signed. */
  readonly texts?: (() => readonly string[]) | undefined;
  readonly onDone?: (() => void) | undefined;
  /** Data to foresee a refusal with, where that of `data` has still to be made. */
  readonly check?: object | undefined;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly icon?: ReactNode;
  /** Why it cannot be pressed, before the rules are asked. */
  readonly reason?: ReactNode;
}

/**
 * A button that signs an act. It foresees what the rules will say: where they would refuse, it
 * cannot be pressed and says why, and who can.
 */
export function ActButton(props: ActButtonProps) {
  const { check } = useActs();
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  const { act, isPending } = useAct(props);
  const state = useAssociation((view) => view.state);
  const me = useAssociation((view) => view.me.person);
  const refusal = check(props.type, props.check ?? props.data());
  const label = props.label ?? actLabel(props.type);
  const words = refusal === null ? null : refusalWords(refusal, state);
  const consequence =
    refusal === null ? consequenceOf({ type: props.type, data: props.data() }, state) : null;
  const asks = props.confirm === 'words' || (props.confirm !== 'none' && consequence !== null);
  return (
    <>
      <Button
        variant={props.variant}
        size={props.size}
        icon={props.icon}
        isPending={isPending}
        reason={props.reason ?? (words === null ? undefined : <Reason {...words} />)}
        onPress={() => {
          if (asks) setAsking('yes');
          else void act();
        }}
      >
        {label}
      </Button>
      {asking === 'no' ? null : (
        <ConfirmDialog
          title={label}
          sentence={sentenceOf({ type: props.type, data: props.data(), by: me }, state)}
          consequence={consequence}
          confirmLabel={label}
          isOpen
          isPending={isPending}
          tone={props.variant === 'danger' ? 'danger' : 'normal'}
          onCancel={() => setAsking('no')}
          onConfirm={() => {
            void act().then(() => setAsking('no'));
          }}
        />
      )}
    </>
  );
}

function Reason({ detail, way }: { readonly detail: string; readonly way: string }) {
  return (
    <>
      {detail} {way}
    </>
  );
}

function useAct(props: ActButtonProps) {
  const { propose } = useActs();
  const store = useAssociationStore();
  const [isPending, setPending] = useState(false);
  const act = async () => {
    setPending(true);
    try {
      const outcome = await propose(props.type, props.data(), props.texts?.());
      tellOutcome(outcome, store.getState().state);
      if (outcome.outcome === 'queued') props.onDone?.();
    } finally {
      setPending(false);
    }
  };
  return { act, isPending };
}

/** Says in a toast what came of an act: nothing more than is known. */
export function tellOutcome(outcome: ActOutcome, state: Parameters<typeof refusalWords>[1]): void {
  switch (outcome.outcome) {
    case 'queued':
      toast('Signed, and queued on this device.', 'success');
      return;
    case 'declined':
      toast('Not signed. Nothing was changed.');
      return;
    case 'refused': {
      const words = refusalWords(outcome.refusal, state);
      toast(`${words.title}. ${words.detail} ${words.way}`, 'danger');
      return;
    }
    case 'failed': {
      const words = problemWords(outcome.problem);
      toast(`${words.title}. ${words.detail} ${words.way}`, 'danger');
      return;
    }
  }
}
