import { AcceptanceDialog } from './acceptance-dialog.tsx';
import type { DipPart } from './dip-part.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { FinalizeDialog } from './finalize-dialog.tsx';
import { LastCallDialog } from './last-call-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { ReviseDialog } from './revise-dialog.tsx';

export type DipDialog = 'assign' | 'merge' | 'revise' | 'last-call' | 'acceptance' | 'finalize';

interface DialogsProps extends DipPart {
  readonly dialog: DipDialog | null;
  readonly onClose: () => void;
}

/** The dialog that is open on a DIP's page. */
export function DipDialogs({ dialog, ...props }: DialogsProps) {
  switch (dialog) {
    case null:
      return null;
    case 'assign':
      return <AssignDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'revise':
      return <ReviseDialog {...props} />;
    case 'last-call':
      return <LastCallDialog {...props} />;
    case 'acceptance':
      return <AcceptanceDialog {...props} />;
    case 'finalize':
      return <FinalizeDialog {...props} />;
  }
}
