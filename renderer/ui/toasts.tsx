import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { ToastMessages, type ToastAction, type ToastTone } from './toast-messages.ts';
import styles from './toasts.module.css';

/** Says something in passing. What must not be missed does not belong here. */
export function toast(message: ReactNode, tone: ToastTone = 'info', action?: ToastAction): void {
  messages.say({ message, tone, action });
}

const messages = new ToastMessages();

/** Where toasts appear; once in the app. */
export function Toasts() {
  return (
    <ToastRegion queue={messages.queue} className={classNames(styles.region)} aria-label="Messages">
      {({ toast }) => (
        <Toast toast={toast} className={classNames(styles.toast, styles[toast.content.tone])}>
          <ToastContent className={classNames(styles.content)}>
            <Text slot="title">{toast.content.message}</Text>
          </ToastContent>
          <ToastButton
            action={toast.content.action}
            close={() => messages.queue.close(toast.key)}
          />
          <Button
            variant="quiet"
            size="small"
            label="Close"
            icon={<X size="1em" aria-hidden />}
            onPress={() => messages.queue.close(toast.key)}
          />
        </Toast>
      )}
    </ToastRegion>
  );
}

function ToastButton(props: {
  readonly action: ToastAction | undefined;
  readonly close: () => void;
}) {
  const { action, close } = props;
  if (action === undefined) return null;
  return (
    <Button
      variant="quiet"
      size="small"
      onPress={() => {
        close();
        action.onPress();
      }}
    >
      {action.label}
    </Button>
  );
}
