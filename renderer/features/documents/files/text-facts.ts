/** What is in a text that one does not see, and that a file keeps. */
export interface TextFacts {
  /** In UTF-8. */
  readonly bytes: number;
  readonly lineEnds: 'none' | 'LF' | 'CRLF' | 'CR' | 'mixed';
  readonly byteOrderMark: 'no' | 'yes';
  readonly lastLineEnds: 'no' | 'yes';
}

export function factsOf(text: string, bytes: Uint8Array): TextFacts {
  let [lf, crlf, cr] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) lf += 1;
    if (code !== 0x0d) continue;
    if (text.charCodeAt(at + 1) === 0x0a) {
      crlf += 1;
      at += 1;
    } else {
      cr += 1;
    }
  }
  const kinds = [lf, crlf, cr].filter((count) => count > 0).length;
  const only = lf > 0 ? 'LF' : crlf > 0 ? 'CRLF' : 'CR';
  return {
    bytes: bytes.length,
    lineEnds: kinds === 0 ? 'none' : kinds > 1 ? 'mixed' : only,
    byteOrderMark: text.startsWith('\ufeff') ? 'yes' : 'no',
    lastLineEnds: /[\r\n]$/.test(text) ? 'yes' : 'no',
  };
}

const LINE_ENDS: Readonly<Record<TextFacts['lineEnds'], string>> = {
  none: 'a single line',
  LF: 'line ends LF',
  CRLF: 'line ends CRLF, as Windows writes them',
  CR: 'line ends CR',
  mixed: 'line ends of more than one kind',
};

/** `line ends CRLF, as Windows writes them; begins with a byte order mark` */
export function factWords({ bytes, lineEnds, byteOrderMark, lastLineEnds }: TextFacts): string {
  if (bytes === 0) return 'nothing is written yet';
  return [
    LINE_ENDS[lineEnds],
    ...(byteOrderMark === 'yes' ? ['begins with a byte order mark'] : []),
    ...(lastLineEnds === 'no' && lineEnds !== 'none' ? ['no line end at its end'] : []),
  ].join('; ');
}
