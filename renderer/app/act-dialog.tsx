import type { ReactNode } from 'react';
import { Button, Dialog, sectionStyles, type DialogProps } from '../ui/index.ts';
import { ActButton, type ActButtonProps } from './act-button.tsx';

export interface ActDialogProps extends Omit<ActButtonProps, 'size' | 'icon'> {
  readonly title: string;
  readonly size?: DialogProps['size'];
  /** Once it was cancelled; and once the act was signed, where `onDone` does not say otherwise. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what an act is made of, and signs it. */
export function ActDialog(props: ActDialogProps) {
  const { title, size, onClose, children, variant = 'primary', onDone = onClose, ...act } = props;
  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton {...act} variant={variant} onDone={onDone} />
        </>
      }
    >
      <div className={sectionStyles.form}>{children}</div>
    </Dialog>
  );
}
