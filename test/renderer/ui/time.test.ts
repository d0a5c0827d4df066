import { expect, test } from 'vitest';
import { relativeWords } from '../../../renderer/ui/time.tsx';

test('what is of this very instant is not yet to come', () => {
  expect(relativeWords(1000, 1000)).toBe('just now');
  expect(relativeWords(999, 1000)).toBe('just now');
  expect(relativeWords(1001, 1000)).toBe('in less than a minute');
});
