/** Whether a text is the one that a ballot names. */

export type ExactText =
  | { readonly status: 'loading' }
  /** Neither on this device nor to be had from the relay now. */
  | { readonly status: 'missing'; readonly reason: string | null }
  /** What came does not have the hash that the ballot names; it is not shown. */
  | { readonly status: 'wrong'; readonly actual: string }
  | { readonly status: 'verified'; readonly text: string };

/** Checks what came against the hash, before anybody sees it. */
export function checkedText(
  sha256: string,
  text: string | null,
  hash: (text: string) => string,
): ExactText {
  if (text === null) return { status: 'missing', reason: null };
  const actual = hash(text);
  return actual === sha256 ? { status: 'verified', text } : { status: 'wrong', actual };
}

/** `3f2a 9c01 …`: enough to read out to one another. */
export function shortHash(sha256: string): string {
  return [0, 4, 8, 12].map((from) => sha256.slice(from, from + 4)).join(' ');
}
