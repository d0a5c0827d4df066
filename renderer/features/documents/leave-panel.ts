/** Out of a panel: where the keyboard is then. */

import { useEffect, useLayoutEffect, useRef } from 'react';
import { PREVIEW_ID } from './preview-place.ts';

export const toggleId = (panel: string): string => `panel-toggle-${panel}`;
export const PANEL_ID = 'document-panel';
export const TEXTS_ID = 'document-texts';

/** Once what was pressed is gone. */
const later = (focus: () => void): void => void requestAnimationFrame(focus);

/** To the text that is in sight; to the panel's name where no text takes the keyboard. */
export const focusText = (panel: string): void => later(() => toText(panel));

/** To the panel's name. */
export const focusToggle = (panel: string): void => later(() => toToggle(panel));

function toText(panel: string): void {
  const texts = document.getElementById(TEXTS_ID);
  const all = texts?.querySelectorAll<HTMLElement>(`[role='textbox'], #${PREVIEW_ID}`) ?? [];
  for (const each of all) {
    // What is not drawn does not take it.
    each.focus({ preventScroll: true });
    if (document.activeElement === each) return;
  }
  toToggle(panel);
}

function toToggle(panel: string): void {
  const toggle = document.getElementById(toggleId(panel));
  // A toolbar leads whoever comes into it to where they were in it last; then to where they go.
  toggle?.focus();
  toggle?.focus();
}

/**
 * Escape, where a panel lies over the text. In a field or a list of the panel it first does what it
 * does there; in a dialog it has nothing to do with the panel.
 */
export function useEscape(escaped: (() => void) | null): void {
  useEffect(() => {
    if (escaped === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { target } = event;
      const isHere =
        target === document.body ||
        (target instanceof Element && target.closest(`#${PANEL_ID}, [role='toolbar']`) !== null);
      if (isHere) escaped();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [escaped]);
}

const isInText = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && document.getElementById(TEXTS_ID)?.contains(target) === true;

/**
 * Where the window became so narrow that the open panel lies over the text in which the keyboard
 * was, it is there again once the window is wide.
 */
export function useComesBack(isOver: boolean): void {
  const place = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // The browser may have taken the keyboard out of the hidden text before anybody here is told that
    // the window is narrow. Who left the text by hand left one that is drawn.
    const onFocusOut = ({ target }: FocusEvent): void => {
      if (isInText(target) && !target.checkVisibility({ visibilityProperty: true }))
        place.current = target;
    };
    const onFocusIn = (): void => {
      place.current = null;
    };
    document.addEventListener('focusout', onFocusOut);
    document.addEventListener('focusin', onFocusIn);
    return () => {
      document.removeEventListener('focusout', onFocusOut);
      document.removeEventListener('focusin', onFocusIn);
    };
  }, []);
  useLayoutEffect(() => {
    if (isOver) return;
    return () => {
      // It becomes narrow, and the keyboard has not been taken yet.
      if (isInText(document.activeElement)) place.current = document.activeElement;
    };
  }, [isOver]);
  useEffect(() => {
    if (isOver || place.current === null) return;
    // Unless somebody has gone elsewhere meanwhile.
    if (document.activeElement === document.body) place.current.focus({ preventScroll: true });
    place.current = null;
  }, [isOver]);
}
