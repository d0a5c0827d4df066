import type { ReactNode } from 'react';
import { refusalWords } from '../../../shared/wording/index.ts';
import { useActs, useAssociation } from '../../stores/use-association.tsx';
import { Button, type ButtonProps } from '../../ui/index.ts';

interface ForeseenButtonProps {
  /** The act that the button leads to. */
  readonly type: string;
  /** Data of that act which is as good as any, so that a refusal is not one of its own making. */
  readonly check: object;
  /** A refusal that does not stand in the way of opening: it can be put right inside. */
  readonly allow?: string | undefined;
  readonly onPress: () => void;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A button that opens what leads to an act; where the rules would refuse the act it says why. */
export function ForeseenButton(props: ForeseenButtonProps) {
  const acts = useActs();
  const state = useAssociation((view) => view.state);
  const foreseen = acts.check(props.type, props.check);
  const refusal = foreseen?.code === props.allow ? null : foreseen;
  const words = refusal === null ? null : refusalWords({ ...refusal }, state);
  return (
    <Button
      variant={props.variant}
      size={props.size}
      icon={props.icon}
      onPress={props.onPress}
      reason={words === null ? undefined : `${words.detail} ${words.way}`}
    >
      {props.children}
    </Button>
  );
}
