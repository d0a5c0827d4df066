import { canonicalHeaderName } from './dip-header-names.ts';
import { isItem, refusedYaml } from './front-matter-value.ts';

/** Where a line of front matter has its name and its colon (offsets in the line). */
export interface HeaderMatch {
  readonly indent: number;
  readonly name: string;
  readonly colon: number;
  /** Nothing follows on the line: a YAML list may. */
  readonly bare: boolean;
}

/**
 * `name:` at the start of a line. RFC 822 needs no space after the colon, but without one only a
 * known name is a header: `https://…` is not.
 */
export function matchHeader(text: string): HeaderMatch | null {
  const match =
    /^([ \t]{0,64})(["']?[A-Za-z][\w -]{0,63}["']?(?:\(\*?optional\))?) ?:(?=(\s|$)?)/.exec(text);
  const [whole, indent, name, space] = match ?? [];
  if (whole === undefined || indent === undefined || name === undefined) return null;
  if (space === undefined && canonicalHeaderName(name) === null) return null;
  return {
    indent: indent.length,
    name: name.trimEnd(),
    colon: whole.length - 1,
    bare: isBlank(text.slice(whole.length)),
  };
}

/** What a line of front matter is, as far as the line itself and the header above it tell. */
export type LineKind =
  | { readonly type: 'fence' }
  | { readonly type: 'blank' }
  | { readonly type: 'comment' }
  | { readonly type: 'header'; readonly match: HeaderMatch }
  | { readonly type: 'continued' }
  | { readonly type: 'other' };

/**
 * `above` is the header that the line would continue, if there is one right above. RFC 822 folds a
 * value by indenting; an indented line that begins with a known name is a header all the same.
 */
export function kindOf(text: string, above: { readonly match: HeaderMatch } | null): LineKind {
  if (isFence(text)) return { type: 'fence' };
  if (isBlank(text)) return { type: 'blank' };
  if (text.startsWith('#')) return { type: 'comment' };
  const folds = above !== null && (/^[ \t]/.test(text) || (isItem(text) && above.match.bare));
  const match = matchHeader(text);
  if (match !== null && (!folds || canonicalHeaderName(match.name) !== null)) {
    return { type: 'header', match };
  }
  return { type: folds ? 'continued' : 'other' };
}

/** Lines that begin or end another YAML document, or that YAML would have to expand. */
export function isRefusedLine(text: string): boolean {
  return (
    /^(?:---[ \t]|\.\.\.[ \t]*$|%[A-Z]|\? |<<[ \t]*:)/.test(text) ||
    refusedYaml(text.trim()) !== null
  );
}

/** The three hyphens before and after front matter. */
export function isFence(text: string): boolean {
  return /^---[ \t]*$/.test(text);
}

/** Nothing but white space. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
