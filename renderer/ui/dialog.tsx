import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
  /** The buttons at its foot, the main one last. */
  readonly actions?: ReactNode;
  readonly size?: 'normal' | 'wide' | 'full' | undefined;
  /** `alertdialog` is read out at once; it is closed by an answer only. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
}

export function Dialog(props: DialogProps) {
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      // What is said in passing keeps clear of its buttons.
      data-dialog
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable={props.role !== 'alertdialog'}
    >
      <Modal className={classNames(styles.modal, styles[props.size ?? 'normal'])}>
        <AriaDialog className={classNames(styles.dialog)} role={props.role ?? 'dialog'}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
          </div>
          <div className={styles.body}>{props.children}</div>
          {props.actions === undefined ? null : <div className={styles.foot}>{props.actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will be done, in one sentence. */
  readonly sentence: ReactNode;
  /** What cannot be undone, or what follows. */
  readonly consequence?: ReactNode;
  readonly confirmLabel: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly tone?: 'normal' | 'danger' | undefined;
  readonly isPending?: boolean | undefined;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      title={props.title}
      role="alertdialog"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onCancel();
      }}
      actions={
        <>
          <Button onPress={props.onCancel} autoFocus>
            Cancel
          </Button>
          <Button
            variant={props.tone === 'danger' ? 'danger' : 'primary'}
            onPress={props.onConfirm}
            isPending={props.isPending}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <p>{props.sentence}</p>
      {props.consequence === undefined || props.consequence === null ? null : (
        <p className={styles.consequence}>{props.consequence}</p>
      )}
    </Dialog>
  );
}
