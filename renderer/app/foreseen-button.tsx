import type { ReactNode } from 'react';
import type { Refusal, State } from '../../shared/rules/index.ts';
import { facilitatorsWords, refusalWords } from '../../shared/wording/index.ts';
import { useActs, useAssociation } from '../stores/use-association.tsx';
import { Button, type ButtonProps } from '../ui/index.ts';

interface ForeseenButtonProps {
  /** The act that the button leads to. */
  readonly type: string;
  /** Data of that act which is as good as any, so that a refusal is not one of its own making. */
  readonly check: Readonly<Record<string, unknown>>;
  /** A refusal that does not stand in the way of opening: it can be put right inside. */
  readonly allow?: string | undefined;
  /** What a refusal means here, by its code, where that is plainer than what it says anywhere. */
  readonly meanings?: Readonly<Record<string, string>> | undefined;
  /** What else stands in the way. */
  readonly reason?: string | undefined;
  readonly onPress: () => void;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  readonly isPending?: boolean | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A button that opens what leads to an act; where the rules would refuse the act it says why, and
 * who can.
 */
export function ForeseenButton(props: ForeseenButtonProps) {
  const acts = useActs();
  const state = useAssociation((view) => view.state);
  const foreseen = acts.check(props.type, props.check);
  const refusal = foreseen?.code === props.allow ? null : foreseen;
  return (
    <Button
      variant={props.variant}
      size={props.size}
      icon={props.icon}
      isPending={props.isPending}
      onPress={props.onPress}
      reason={
        refusal === null
          ? props.reason
          : (props.meanings?.[refusal.code] ?? reasonWords(refusal, state, props.check['twg']))
      }
    >
      {props.children}
    </Button>
  );
}

/** Why it cannot be done now; who could do it is named where it is a group's own people. */
function reasonWords(refusal: Refusal, state: State, twg: unknown): string {
  if (
    typeof twg === 'string' &&
    refusal.code === 'not-permitted' &&
    refusal.needs === 'facilitator'
  ) {
    return `This can be done by ${facilitatorsWords(state, twg)}.`;
  }
  const { detail, way } = refusalWords({ ...refusal }, state);
  return `${detail} ${way}`;
}
