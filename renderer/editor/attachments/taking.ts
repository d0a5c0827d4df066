/** What is done with files that somebody drops or pastes: pure. */

import { IMAGE_FORMS, sniff, type ImageForm } from './sniff.ts';

export interface OfferedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** An image may be so large, in bytes. */
export const MAX_IMAGE = 2 * 1024 * 1024;

export type Taking =
  | { readonly type: 'image'; readonly form: ImageForm }
  | { readonly type: 'text' }
  /** In words: why, with the numbers, and what can be done instead. */
  | { readonly type: 'refused'; readonly words: string };

const refused = (words: string): Taking => ({ type: 'refused', words });

/** What can be said before a file is read; null where it must be read. */
export function refusedUnread(files: readonly OfferedFile[]): string | null {
  const [file] = files;
  if (file === undefined) return 'There was nothing in it that could be put in.';
  if (files.length > 1) {
    const size = files.reduce((sum, each) => sum + each.size, 0);
    return `Those are ${files.length} files of ${sizeWords(size)} together, and one at a time can be put in. Nothing was put in: bring them one after the other.`;
  }
  // Larger text is for Import, which has its own limits; nothing else may be so large.
  return file.size > 16 * MAX_IMAGE
    ? `${file.name} has ${sizeWords(file.size)}, and an image may have ${sizeWords(MAX_IMAGE)}. Nothing was put in: make it smaller, or link to where it is kept.`
    : null;
}

/** What becomes of a file, by its bytes. */
export function takingOf(file: OfferedFile, bytes: Uint8Array): Taking {
  const kind = sniff(bytes);
  if (kind === 'text') return { type: 'text' };
  if (kind === 'binary') {
    return refused(
      `${file.name} (${sizeWords(file.size)}) is neither text nor an image that can be shown here: PNG, JPEG, GIF, WebP or SVG. Nothing was put in: link to where it is kept.`,
    );
  }
  return bytes.length > MAX_IMAGE
    ? refused(
        `${file.name} has ${sizeWords(bytes.length)}, and an image may have ${sizeWords(MAX_IMAGE)}. Nothing was put in: make it smaller, or link to where it is kept.`,
      )
    : { type: 'image', form: IMAGE_FORMS[kind] };
}

/** `![name](attachments/<sha256>.<ext>)` */
export function imageMarkdown(name: string, sha256: string, { extension }: ImageForm): string {
  const words = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/[[\]\\`*_<>!]/g, (each) => `\\${each}`)
    .trim()
    .slice(0, 200);
  return `![${words}](attachments/${sha256}.${extension})`;
}

const KIB = 1024;

/** `2 MiB`, `340 KiB`, `12 bytes` */
export function sizeWords(bytes: number): string {
  if (bytes < KIB) return `${bytes} bytes`;
  const [size, unit] = bytes < KIB * KIB ? [KIB, 'KiB'] : [KIB * KIB, 'MiB'];
  return `${Math.round((bytes * 10) / size) / 10} ${unit}`;
}
