/**
 * What a reader makes of a written value:
 * - `canonical`: it is written as DIP-0 asks;
 * - `variant`: understood, though DIP-0 writes it as `value`;
 * - `impossible`: in a form that is understood, but saying what cannot be, such as 30 February;
 * - `unknown`: not understood.
 * `guess` is what may have been meant.
 */
export type Reading =
  | { readonly type: 'canonical'; readonly value: string }
  | { readonly type: 'variant'; readonly value: string }
  | { readonly type: 'impossible'; readonly why: string; readonly guess?: string }
  | { readonly type: 'unknown' };

/** `canonical` where the text is already the value it stands for, `variant` otherwise. */
export function readAs(text: string, value: string): Reading {
  return text === value ? { type: 'canonical', value } : { type: 'variant', value };
}

/** The value that the reader takes, or null where there is none. */
export function valueOf(reading: Reading): string | null {
  return reading.type === 'canonical' || reading.type === 'variant' ? reading.value : null;
}
