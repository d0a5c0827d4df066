import type { ReactNode } from 'react';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import type { ButtonProps } from '../../ui/index.ts';
import { ReasonedAct } from '../ballots/reasoned-act.tsx';
import type { DipPart } from './dip-part.ts';
import { placeholderData, type DipAct } from './placeholder-data.ts';
import { whoCanWords } from './who-can.ts';

interface DipActProps extends DipPart {
  readonly type: DipAct;
  readonly onPress: () => void;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  readonly children: ReactNode;
}

/** What “not permitted” means for an act on a DIP: by name who can. */
function useMeanings(type: string, { output, dip }: DipPart): Readonly<Record<string, string>> {
  const who = useAssociation(({ state }) => whoCanWords(type, state, output, dip));
  return { 'not-permitted': `This can be done by ${who}.` };
}

/** A button to a dialog of an act on a DIP; held where the rules would refuse it, with why. */
export function DipActButton({ type, output, dip, children, ...button }: DipActProps) {
  const check = useAssociation(({ state }) => JSON.stringify(placeholderData(type, state, dip)));
  const meanings = useMeanings(type, { output, dip });
  return (
    <ForeseenButton
      type={type}
      check={JSON.parse(check) as Record<string, unknown>}
      meanings={meanings}
      {...button}
    >
      {children}
    </ForeseenButton>
  );
}

interface ReasonedProps extends DipPart {
  readonly type: 'dip.deny' | 'dip.reject' | 'dip.withdraw' | 'dip.reopen' | 'dip.deprecate';
  readonly label: string;
  readonly reasonLabel: string;
  readonly variant?: 'secondary' | 'quiet' | 'danger' | undefined;
  readonly children: ReactNode;
}

/** An act on a DIP that needs only its reason. */
export function ReasonedDipAct({ output, dip, ...act }: ReasonedProps) {
  const meanings = useMeanings(act.type, { output, dip });
  return <ReasonedAct {...act} data={{ output: output.id }} meanings={meanings} />;
}
