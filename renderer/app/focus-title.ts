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

/** How often, and for how long, it is seen to that the focus is somewhere, in ms. */
const LOOK_EVERY = 50;
const LOOK_FOR = 2_000;

/** Whether somebody has begun to do something on the screen: then where the focus is is theirs. */
const isAtWork = (main: HTMLElement, { target }: Event): boolean =>
  target !== main && target instanceof Element && target.closest('[data-page-title]') === null;

/**
 * For who has just come to a screen: a dialog that led here still holds the focus, and lets go of it
 * a moment later. Ends by itself; the returned function ends it at once.
 */
export function keepFocusOnArrival(main: HTMLElement | null): () => void {
  focusTitle(main);
  const looking = setInterval(() => focusTitleIfLost(main), LOOK_EVERY);
  const end = (): void => {
    clearInterval(looking);
    clearTimeout(over);
    main?.removeEventListener('keydown', worked, true);
    main?.removeEventListener('pointerdown', worked, true);
  };
  const worked = (event: Event): void => {
    if (main !== null && isAtWork(main, event)) end();
  };
  const over = setTimeout(end, LOOK_FOR);
  main?.addEventListener('keydown', worked, true);
  main?.addEventListener('pointerdown', worked, true);
  return end;
}
