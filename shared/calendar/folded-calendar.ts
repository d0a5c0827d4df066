/** RFC 5545, 3.1: lines of at most 75 bytes in UTF-8. */
const LONGEST_LINE = 75;

/** An iCalendar file with its lines folded by bytes, however they were folded before. */
export function foldedCalendar(file: string): string {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map((line) => foldedLine(line)).join('\r\n');
}

function foldedLine(line: string): string {
  let length = 0;
  let out = '';
  for (const character of line) {
    const bytes = bytesOf(character);
    if (length + bytes > LONGEST_LINE) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += bytes;
  }
  return out;
}

/** How many bytes a character takes in UTF-8. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
}
