/** Of the updates on the page of a group. */
export const UPDATES_ID = 'group-updates';

/** Brings the updates, which stand far down on the page of a group, into sight and into focus. */
export function showUpdates(): void {
  const place = document.getElementById(UPDATES_ID);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}
