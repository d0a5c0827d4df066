/** Of the updates on the page of a group. */
export const UPDATES_ID = 'group-updates';

/** Brings the updates, which stand far down on the page of a group, into sight; gives their place. */
export function bringUpdatesIntoSight(): HTMLElement | null {
  const place = document.getElementById(UPDATES_ID);
  place?.scrollIntoView({ block: 'start' });
  return place;
}

/** Brings them into sight and into focus. */
export function showUpdates(): void {
  bringUpdatesIntoSight()?.focus({ preventScroll: true });
}
