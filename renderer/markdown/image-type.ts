/** How many bytes it takes to tell what an image is. */
export const LONGEST_MAGIC = 1024;

const SIGNATURES: readonly { readonly type: string; readonly at: number; readonly text: string }[] =
  [
    { type: 'image/png', at: 0, text: '\u0089PNG\r\n\u001a\n' },
    { type: 'image/jpeg', at: 0, text: '\u00ff\u00d8\u00ff' },
    { type: 'image/gif', at: 0, text: 'GIF8' },
    { type: 'image/webp', at: 8, text: 'WEBP' },
    { type: 'image/avif', at: 4, text: 'ftypavif' },
    { type: 'image/bmp', at: 0, text: 'BM' },
  ];

/** The type of an image by its first bytes; null for what is none that browsers draw. */
export function imageTypeOf(start: Uint8Array): string | null {
  const text = String.fromCharCode(...start.subarray(0, LONGEST_MAGIC));
  for (const signature of SIGNATURES) {
    if (text.startsWith(signature.text, signature.at)) return signature.type;
  }
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    text,
  )
    ? 'image/svg+xml'
    : null;
}
