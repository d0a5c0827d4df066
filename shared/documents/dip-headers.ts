import { requiredHeaders, type HeaderName } from './dip-header-names.ts';
import { isPlaceholder, readValue, takesComment } from './dip-values.ts';
import type { FrontMatter, Header } from './front-matter.ts';
import { valueText } from './front-matter-value.ts';
import type { Reading } from './reading.ts';

/** A header of DIP-0 with what a reader makes of its value. */
export interface DipHeader {
  readonly name: HeaderName;
  readonly header: Header;
  /** The value as one line of text, without a comment after it. */
  readonly text: string;
  /** Where that text, or what stands for it, is in the source. */
  readonly from: number;
  readonly to: number;
  readonly content: HeaderContent;
}

export type HeaderContent =
  | { readonly type: 'empty' }
  | { readonly type: 'placeholder' }
  | { readonly type: 'refused'; readonly what: string }
  | { readonly type: 'unreadable'; readonly why: string }
  | { readonly type: 'read'; readonly reading: Reading };

/** The headers of a front matter that DIP-0 knows, in their order, each with its reading. */
export function readDipHeaders(frontMatter: FrontMatter): readonly DipHeader[] {
  if (frontMatter.type === 'none') return [];
  return frontMatter.headers.flatMap((header) =>
    header.canonical === null ? [] : [readDipHeader(header, header.canonical)],
  );
}

/** The first header of that name. */
export function findHeader(headers: readonly DipHeader[], name: HeaderName): DipHeader | undefined {
  return headers.find((header) => header.name === name);
}

/** The value that a reader takes from the first header of that name, in DIP-0's form, or null. */
export function headerValue(headers: readonly DipHeader[], name: HeaderName): string | null {
  const content = findHeader(headers, name)?.content;
  if (content?.type !== 'read') return null;
  const { reading } = content;
  return reading.type === 'canonical' || reading.type === 'variant' ? reading.value : null;
}

function readDipHeader(header: Header, name: HeaderName): DipHeader {
  const whole = valueText(header.value);
  const { valueFrom: from, valueTo } = header;
  // Only where the text stands in the source as it is can a comment be cut off it.
  const plain = header.value.type === 'text' && valueTo - from === whole.length;
  const comment = plain && takesComment(name) ? whole.search(/\s#/) : -1;
  const text = comment > 0 ? whole.slice(0, comment).trimEnd() : whole;
  const to = comment > 0 ? from + text.length : valueTo;
  return { name, header, text, from, to, content: contentOf(header, name, text) };
}

function contentOf(header: Header, name: HeaderName, text: string): HeaderContent {
  const { value } = header;
  if (value.type === 'refused') return { type: 'refused', what: value.what };
  if (value.type === 'unreadable') return { type: 'unreadable', why: value.why };
  if (saysNothing(name, text)) return { type: 'empty' };
  if (isPlaceholder(text)) return { type: 'placeholder' };
  const reading = readValue(name, text);
  // DIP-0: "Headers that permit lists must separate elements with commas", so not as a YAML list.
  return value.type === 'list' && listHeaders.has(name) && reading.type === 'canonical'
    ? { type: 'read', reading: { type: 'variant', value: reading.value } }
    : { type: 'read', reading };
}

const listHeaders: ReadonlySet<HeaderName> = new Set([
  'author',
  'updated',
  'requires',
  'replaces',
  'superseded-by',
]);

/** Nothing, YAML's ways to write that, and, where a header could be left out, a word for it. */
function saysNothing(name: HeaderName, text: string): boolean {
  if (text === '' || text === '~' || text === 'null') return true;
  return (
    !requiredHeaders.some((required) => required === name) && /^(?:none|n\/a|-{1,3})$/i.test(text)
  );
}
