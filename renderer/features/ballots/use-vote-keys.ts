import { useEffect } from 'react';
import type { Choice } from '../../../shared/rules/rule.ts';
import { singleKeys } from '../../stores/single-keys.ts';

const KEYS: ReadonlyMap<string, Choice> = new Map([
  ['y', 'yes'],
  ['n', 'no'],
  ['a', 'abstain'],
]);

/** The app has shortcuts of two keys that begin with this one (`g a`): the second is not a vote. */
const LEADER = 'g';
/** How long it may be between the two, in ms. */
const PATIENCE = 1_500;

/** A message in passing is one too, but takes nothing from the page. */
const OPEN_DIALOG = '[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])';

/** Where a key is text, or belongs to something that is open, it is not a vote. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input:not([type="radio"]), textarea, select, [contenteditable="true"]') !==
      null ||
    target.closest('[role="listbox"], [role="menu"]') !== null ||
    document.querySelector(OPEN_DIALOG) !== null
  );
}

/** `y`, `n` and `a` choose; nothing is cast by them. */
export function useVoteKeys(choose: (choice: Choice) => void): void {
  useEffect(() => {
    let ledAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      const { target, altKey, ctrlKey, metaKey, isComposing, timeStamp } = event;
      if (altKey || ctrlKey || metaKey || isComposing || isElsewhere(target)) return;
      if (singleKeys() === 'off') return;
      const key = event.key.toLowerCase();
      const isSecond = timeStamp - ledAt <= PATIENCE;
      ledAt = key === LEADER ? timeStamp : Number.NEGATIVE_INFINITY;
      const choice = KEYS.get(key);
      if (choice === undefined || isSecond || event.defaultPrevented) return;
      event.preventDefault();
      choose(choice);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [choose]);
}
