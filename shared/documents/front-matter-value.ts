import { parseDocument, isScalar, isSeq } from 'yaml';

/** Longest quoted value or list that is read as YAML; a longer one is no header of a DIP. */
const longestYaml = 10_000;

/**
 * What stands after the colon, read as a person would: RFC 822 text, or YAML's quotes and lists
 * where the value is written with them. `refused` is YAML that would have to be carried out to be
 * read (aliases, anchors, tags); it is never expanded.
 */
export type HeaderValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'quoted'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'refused'; readonly text: string; readonly what: 'alias' | 'anchor' | 'tag' }
  | { readonly type: 'unreadable'; readonly text: string; readonly why: string };

/**
 * Reads a value from the rest of its line (trimmed) and the lines that continue it (trimmed, not
 * empty). Never throws; linear in the length of the value.
 */
export function readHeaderValue(first: string, continued: readonly string[]): HeaderValue {
  if (first === '' && continued.length > 0 && continued.every(isItem)) {
    return readItems(continued.map((line) => line.slice(1).trim()));
  }
  // YAML's block scalars: the text is what follows.
  const folded = /^[|>][-+1-9]{0,2}$/.test(first) && continued.length > 0;
  const text = [...(folded ? [] : [first]), ...continued].join(' ').trim();
  const refused = refusedYaml(text);
  if (refused !== null) return { type: 'refused', text, what: refused };
  if (isQuoted(text)) return readQuoted(text);
  if (text.startsWith('[') && text.endsWith(']')) return readFlowList(text);
  return { type: 'text', text };
}

/** The value as one line of text, in DIP-0's form for lists ("must separate elements with commas"). */
export function valueText(value: HeaderValue): string {
  return value.type === 'list' ? value.items.join(', ') : value.text;
}

/** Whether a line is an item of a YAML block list. */
export function isItem(line: string): boolean {
  return line === '-' || line.startsWith('- ');
}

/**
 * YAML's alias, anchor or tag at the start of a text. `*word*` alone is an alias by YAML's rules;
 * `*word* and more`, `& more` and `@handle` are plain text in an RFC 822 header.
 */
export function refusedYaml(text: string): 'alias' | 'anchor' | 'tag' | null {
  if (/^\*\S+$/.test(text)) return 'alias';
  if (/^&\S/.test(text)) return 'anchor';
  if (/^!\S/.test(text)) return 'tag';
  return null;
}

function readItems(items: readonly string[]): HeaderValue {
  const read: string[] = [];
  for (const item of items) {
    const refused = refusedYaml(item);
    if (refused !== null) return { type: 'refused', text: item, what: refused };
    read.push(isQuoted(item) ? readQuoted(item).text : item);
  }
  return { type: 'list', items: read };
}

function isQuoted(text: string): boolean {
  return text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0));
}

// A text that only looks quoted, such as `"A" and "B"`, is plain text to a reader.
function readQuoted(text: string): Extract<HeaderValue, { type: 'text' | 'quoted' }> {
  if (text.length > longestYaml) return { type: 'text', text };
  const document = parseDocument(text, { logLevel: 'silent' });
  const { contents } = document;
  return document.errors.length === 0 && isScalar(contents) && typeof contents.value === 'string'
    ? { type: 'quoted', text: contents.value.replace(/[\r\n]/g, ' ').trim() }
    : { type: 'text', text };
}

function readFlowList(text: string): HeaderValue {
  const inner = text.slice(1, -1);
  // Brackets inside are counted before the library sees them: it reads nested lists by recursion.
  if (/[[\]{}]/.test(inner)) {
    return { type: 'unreadable', text, why: 'a list inside a list' };
  }
  if (!/["']/.test(inner)) {
    return readItems(
      inner
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    );
  }
  if (text.length > longestYaml)
    return { type: 'unreadable', text, why: 'a list that is too long' };
  const document = parseDocument(text, { logLevel: 'silent' });
  const { contents } = document;
  if (document.errors.length > 0 || !isSeq(contents)) {
    return { type: 'unreadable', text, why: 'a list that does not follow YAML' };
  }
  const items: string[] = [];
  for (const item of contents.items) {
    if (!isScalar(item) || item.anchor !== undefined || item.tag !== undefined) {
      return { type: 'unreadable', text, why: 'a list of something else than texts' };
    }
    items.push((item.source ?? '').trim());
  }
  return { type: 'list', items };
}
