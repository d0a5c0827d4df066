/** What a file is, by its first bytes and not by its name. */

export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';

export type FileKind = ImageKind | 'text' | 'binary';

export interface ImageForm {
  /** At the end of the attachment's name. */
  readonly extension: string;
  readonly mediaType: string;
}

export const IMAGE_FORMS: { readonly [K in ImageKind]: ImageForm } = {
  png: { extension: 'png', mediaType: 'image/png' },
  jpeg: { extension: 'jpg', mediaType: 'image/jpeg' },
  gif: { extension: 'gif', mediaType: 'image/gif' },
  webp: { extension: 'webp', mediaType: 'image/webp' },
  svg: { extension: 'svg', mediaType: 'image/svg+xml' },
};

const starts = (bytes: Uint8Array, at: number, with_: readonly number[]): boolean =>
  with_.every((byte, index) => bytes[at + index] === byte);

const letters = (text: string): number[] => Array.from(text, (each) => each.charCodeAt(0));

/** So much of a text is looked at for `<svg`: a licence may stand before it. */
const HEAD = 4096;

export function sniff(bytes: Uint8Array): FileKind {
  if (starts(bytes, 0, [0x89, ...letters('PNG\r\n\u001A\n')])) return 'png';
  if (starts(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (starts(bytes, 0, letters('GIF87a')) || starts(bytes, 0, letters('GIF89a'))) return 'gif';
  if (starts(bytes, 0, letters('RIFF')) && starts(bytes, 8, letters('WEBP'))) return 'webp';
  const text = textOf(bytes);
  if (text === null) return 'binary';
  return isSvg(text.slice(0, HEAD)) ? 'svg' : 'text';
}

/** Null where the bytes are no text: not UTF-8, or with a NUL in it. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Whether, after declarations and comments, the first element is `svg`. */
function isSvg(head: string): boolean {
  let rest = head.trimStart();
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : null;
    const close = end === null ? '>' : end;
    if (end === null && !/^<!doctype/i.test(rest)) break;
    const at = rest.indexOf(close);
    if (at === -1) return false;
    rest = rest.slice(at + close.length).trimStart();
  }
  return /^<svg[\s/>]/i.test(rest);
}
