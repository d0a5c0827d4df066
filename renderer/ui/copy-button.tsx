import { Copy } from 'lucide-react';
import { Button } from './button.tsx';
import { toast } from './toasts.tsx';

export interface CopyButtonProps {
  readonly text: string;
  /** On the button: `Copy the link`. */
  readonly children: string;
  /** What is said once it is copied: `The link is copied.` */
  readonly said: string;
}

/** Puts a text into the clipboard, and says so; where that is not allowed, says that. */
export function CopyButton({ text, children, said }: CopyButtonProps) {
  const copy = async () => {
    const done = (await writeText(text)) || copySelected(text);
    if (done) toast(said, 'success');
    else toast('It could not be copied. Select the text and copy it by hand.', 'danger');
  };
  return (
    <Button
      variant="secondary"
      size="small"
      icon={<Copy size="1em" aria-hidden />}
      onPress={() => void copy()}
    >
      {children}
    </Button>
  );
}

async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The older way, which needs no permission: a text that is selected for a moment. */
function copySelected(text: string): boolean {
  const holder = document.createElement('textarea');
  const focused = document.activeElement;
  holder.value = text;
  holder.setAttribute('aria-hidden', 'true');
  (focused?.closest('[role="dialog"]') ?? document.body).append(holder);
  holder.select();
  const done = document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
