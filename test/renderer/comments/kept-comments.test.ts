import { expect, test } from 'vitest';
import {
  forget,
  keep,
  readKept,
  type DraftPlace,
} from '../../../renderer/features/documents/comments/kept-comments.ts';

class Memory implements Storage {
  readonly #items = new Map<string, string>();
  readonly #most: number;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  get length(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  setItem(key: string, value: string): void {
    if (value.length > this.#most) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }
}

const PLACE: DraftPlace = { ledger: 'l', person: 'ada', document: 'output/report', draft: 'new' };
const COMMENT = { text: 'Not sent yet', anchor: { start: 'AAAA', end: 'BBBB' }, quote: 'words' };

test('what is not sent is there again, for that person and that place alone', () => {
  const storage = new Memory();
  expect(keep(storage, PLACE, COMMENT)).toBe('kept');
  expect(readKept(storage, PLACE)).toEqual(COMMENT);
  expect(readKept(storage, { ...PLACE, person: 'bob' })).toBeNull();
  expect(readKept(storage, { ...PLACE, document: 'output/other' })).toBeNull();
  expect(readKept(storage, { ...PLACE, draft: 'reply/1' })).toBeNull();
  forget(storage, PLACE);
  expect(readKept(storage, PLACE)).toBeNull();
});

test('without words and passage nothing is kept; with a passage alone it is', () => {
  const storage = new Memory();
  keep(storage, PLACE, COMMENT);
  keep(storage, PLACE, { text: ' ', anchor: null, quote: '' });
  expect(storage.length).toBe(0);
  keep(storage, PLACE, { ...COMMENT, text: '' });
  expect(readKept(storage, PLACE)?.quote).toBe('words');
});

test('a full storage is told of, and what cannot be read is nothing', () => {
  expect(keep(new Memory(10), PLACE, COMMENT)).toBe('not-kept');
  for (const bad of ['{', '{"text":1}', 'null', '[]']) {
    const storage = new Memory();
    storage.setItem('convene.comment/l/ada/output/report/new', bad);
    expect(readKept(storage, PLACE)).toBeNull();
  }
});
