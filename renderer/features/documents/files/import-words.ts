import type { RefusedFile } from './read-markdown.ts';

export interface RefusedWords {
  readonly title: string;
  readonly detail: string;
  readonly way: string;
}

/** Why a file cannot become the text, with the numbers, and what to do. Nothing has changed then. */
export function refusedWords(refused: RefusedFile): RefusedWords {
  switch (refused.type) {
    case 'no-text':
      return noTextWords(refused.fault);
    case 'too-large':
      return {
        title: 'The file is too large',
        detail: `It has ${bytesWords(refused.bytes)}, and there is room for ${bytesWords(refused.limit)} here.`,
        way: 'Split it into several documents, or keep long tables and pictures elsewhere and link to them.',
      };
    case 'unreadable':
      return {
        title: 'The file cannot be read',
        detail: `The system says: ${refused.why}`,
        way: 'Check that the file is still there and that you may read it, and choose it again.',
      };
  }
}

function noTextWords({
  why,
  offset,
  byte,
}: Extract<RefusedFile, { type: 'no-text' }>['fault']): RefusedWords {
  const where = `byte ${number(offset)} (0x${byte.toString(16).toUpperCase().padStart(2, '0')})`;
  switch (why) {
    case 'utf-16':
      return {
        title: 'The file is in UTF-16',
        detail: `A document is kept in UTF-8, and this file begins with the mark of UTF-16, ${where}.`,
        way: 'Save it as UTF-8 in the program that wrote it, and choose it again.',
      };
    case 'binary':
      return {
        title: 'This is not a text file',
        detail: `It has a NUL at ${where}, which no text has: it may be an image, an archive or a word processor’s file.`,
        way: 'Choose a Markdown file. An image is put into the text with the editor’s image button.',
      };
    case 'not-utf-8':
      return {
        title: 'The file is not in UTF-8',
        detail: `What stands at ${where} is no character in UTF-8. Anything put in its place would be a guess.`,
        way: 'Open it in the program that wrote it, save it as UTF-8, and choose it again.',
      };
  }
}

const number = (value: number): string => value.toLocaleString('en-GB');

const KIB = 1024;

/** `12,345 bytes (12.1 KiB)` */
export function bytesWords(bytes: number): string {
  const exact = bytes === 1 ? '1 byte' : `${number(bytes)} bytes`;
  if (bytes < KIB) return exact;
  const [size, unit] = bytes < KIB * KIB ? [KIB, 'KiB'] : [KIB * KIB, 'MiB'];
  return `${exact} (${Math.round((bytes * 10) / size) / 10} ${unit})`;
}
