import type { ReactNode } from 'react';
import { refusalWords } from '../../../shared/wording/index.ts';
import { useActs, useAssociation } from '../../stores/use-association.tsx';
import { Button, type ButtonProps } from '../../ui/index.ts';

interface ForeseenButtonProps {
  /** The act that the button leads to. */
  readonly type: string;
  /** Data of that act which is as good as any, so that a refusal is not one of its own making. */
  readonly check: object;
  readonly onPress: () => void;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  /** What else stands in the way. */
  readonly reason?: string | undefined;
  readonly isPending?: boolean | undefined;
  readonly children: ReactNode;
}

/** A button to what leads to an act; where the rules would refuse the act it says why, and who can. */
export function ForeseenButton(props: ForeseenButtonProps) {
  const acts = useActs();
  const state = useAssociation((view) => view.state);
  const refusal = acts.check(props.type, props.check);
  const words = refusal === null ? null : refusalWords(refusal, state);
  return (
    <Button
      variant={props.variant}
      size={props.size}
      isPending={props.isPending}
      onPress={props.onPress}
      reason={words === null ? props.reason : `${words.detail} ${words.way}`}
    >
      {props.children}
    </Button>
  );
}
