import { useEffect } from 'react';
import type { Choice } from '../../../shared/rules/rule.ts';

const KEYS: ReadonlyMap<string, Choice> = new Map([
  ['y', 'yes'],
  ['n', 'no'],
  ['a', 'abstain'],
]);

/** Where a key is text, or belongs to something that is open, it is not a vote. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input[type="text"], input[type="search"], textarea, select') !== null ||
    target.closest('[contenteditable="true"], [role="listbox"], [role="menu"]') !== null ||
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  );
}

/** `y`, `n` and `a` choose; nothing is cast by them. */
export function useVoteKeys(choose: ((choice: Choice) => void) | null): void {
  useEffect(() => {
    if (choose === null) return;
    const onKey = (event: KeyboardEvent) => {
      const { key, target, altKey, ctrlKey, metaKey, isComposing } = event;
      const choice = KEYS.get(key.toLowerCase());
      if (choice === undefined || altKey || ctrlKey || metaKey || isComposing) return;
      if (event.defaultPrevented || isElsewhere(target)) return;
      event.preventDefault();
      choose(choice);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [choose]);
}
