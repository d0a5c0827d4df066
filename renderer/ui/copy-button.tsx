import { Copy } from 'lucide-react';
import { Button } from './button.tsx';
import { toast } from './toasts.tsx';

/** Copies a text; says so, or says that it could not. */
export function CopyButton(props: {
  readonly text: string;
  readonly label?: string | undefined;
  readonly size?: 'normal' | 'small' | undefined;
}) {
  const { text, label, size } = props;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast('Copied.');
    } catch {
      toast('It could not be copied. Select it and copy it by hand.', 'warning');
    }
  };
  return (
    <Button size={size} icon={<Copy size="1em" aria-hidden />} onPress={() => void copy()}>
      {label ?? 'Copy'}
    </Button>
  );
}
