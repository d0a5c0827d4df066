import { spanWords } from '../span-words.ts';

/** From where on a clock is called wrong, in ms. */
const NOTICEABLE = 2 * 60_000;

/**
 * What is wrong with this computer's clock, in words; null where nothing noticeable is.
 * `offset`: the relay's clock less this device's, in ms.
 */
export function clockSkewWords(offset: number | null): string | null {
  if (offset === null || Math.abs(offset) < NOTICEABLE) return null;
  const direction = offset > 0 ? 'behind' : 'ahead of';
  return `This computer’s clock is ${spanWords(offset)} ${direction} the relay’s`;
}
