/** Of who would like to take part, on the page of a group. */
export const INTEREST_ID = 'group-interest';

/** Brings it, which stands far down on the page of a group, into sight and into focus. */
export function showInterest(): void {
  const place = document.getElementById(INTEREST_ID);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}
