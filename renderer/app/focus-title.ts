/**
 * The screen's title is read out, and Tab goes on from there; where a screen is a field before
 * anything else, one types at once.
 */
export function focusTitle(main: HTMLElement | null): void {
  const first = main?.querySelector<HTMLElement>('[data-first-focus]');
  const title = main?.querySelector<HTMLElement>('[data-page-title]');
  (first ?? title ?? main)?.focus({ preventScroll: true });
}

/** For who came by a control that is gone now: otherwise the focus would be nowhere. */
export function focusTitleIfLost(main: HTMLElement | null): void {
  if (document.activeElement === document.body) focusTitle(main);
}
