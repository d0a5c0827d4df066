/**
 * What is hashed or signed over several fields: a tag and a zero byte, then for each field its
 * length in decimal, a colon and the field itself, as in `convene-head/1␀2:ab1:7`. So no two lists of fields
 * give the same text. Fields are ASCII, which makes their characters their bytes.
 */
export function lengthPrefixed(tag: string, fields: readonly string[]): string {
  let text = `${tag}\0`;
  for (const field of fields) text += `${field.length}:${field}`;
  return text;
}
