/** The texts in an export, to be held against what was on screen. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { readLine } from '../../shared/ledger/export-line.ts';

/** Without the room between its blocks, which stands for its empty lines. */
export const words = (text: string): string => text.replaceAll(/\s+/g, '');

interface Exported {
  /** Each text in it, by its hash. */
  readonly texts: ReadonlyMap<string, string>;
  /** The hash that each ballot's acts name, by the type of act that opened it. */
  readonly named: readonly { readonly type: string; readonly sha256: string }[];
}

interface SignedFields {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an export holds of texts, and which of them its acts name. */
export async function textsOf(path: string): Promise<Exported> {
  const texts = new Map<string, string>();
  const named: { type: string; sha256: string }[] = [];
  for (const line of (await readFile(path, 'utf8')).trimEnd().split('\n')) {
    const read = readLine(line);
    if (!read.ok) throw new Error(line.slice(0, 200));
    if (read.value.kind === 'snapshot') {
      const { bytes, sha256 } = read.value;
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      texts.set(sha256, words(new TextDecoder().decode(bytes)));
    } else if (read.value.kind === 'entry') {
      const { type, data } = JSON.parse(read.value.act.bytes) as SignedFields;
      const sha256 = data['textSha256'];
      if (typeof sha256 === 'string') named.push({ type, sha256 });
    }
  }
  return { texts, named };
}
