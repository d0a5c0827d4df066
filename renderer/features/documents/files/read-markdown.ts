import { noTextIn, type NoText } from '../../../../shared/documents/text-of-bytes.ts';

/** A file as it was chosen: its name, and its text byte for byte or why it is none. */
export type ReadMarkdown =
  | { readonly type: 'text'; readonly name: string; readonly text: string; readonly bytes: number }
  | { readonly type: 'no-text'; readonly name: string; readonly fault: NoText }
  | {
      readonly type: 'too-large';
      readonly name: string;
      readonly bytes: number;
      readonly limit: number;
    }
  | { readonly type: 'unreadable'; readonly name: string; readonly why: string };

/** Larger files are not even looked into. Documents have their own limits below it. */
const MOST_BYTES = 16 * 1024 * 1024;

// A byte order mark stays a character of the text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a file. Never rejects, and changes nothing in what it reads. */
export async function readMarkdown(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
): Promise<ReadMarkdown> {
  const { name, size } = file;
  if (size > MOST_BYTES) return { type: 'too-large', name, bytes: size, limit: MOST_BYTES };
  try {
    return textOf(name, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    return {
      type: 'unreadable',
      name,
      why: error instanceof Error ? error.message : String(error),
    };
  }
}

export function textOf(name: string, bytes: Uint8Array): ReadMarkdown {
  const fault = noTextIn(bytes);
  if (fault !== null) return { type: 'no-text', name, fault };
  return { type: 'text', name, text: decoder.decode(bytes), bytes: bytes.length };
}

export type TextFile = Extract<ReadMarkdown, { readonly type: 'text' }>;
export type RefusedFile = Exclude<ReadMarkdown, TextFile>;
