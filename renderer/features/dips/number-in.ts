/** A number of a DIP as it is typed, with `DIP-`, `#` or nothing before it; null where it is none. */
export function numberIn(typed: string): number | null {
  const digits = /^(?:dip[-\s]?|#)?(\d{1,9})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
