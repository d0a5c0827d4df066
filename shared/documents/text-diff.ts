/**
 * What differs between two texts: first by lines, then by words in the lines that differ. Every
 * character of both texts is in the result, as it is; nothing is normalized. How long it takes is
 * bounded (`sequence-diff.ts`).
 */

import { DEFAULT_STEPS, diffSequences, type Replaced, type Steps } from './sequence-diff.ts';
import type { Edit } from './text-edits.ts';

export interface DiffPiece {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What ends at a line end that both texts have, or at the end: one line as a rule, or more where
 * lines were joined or split.
 */
export interface DiffRow {
  /** The number of the line it begins with, from 1; null where it is in the other text alone. */
  readonly before: number | null;
  readonly after: number | null;
  readonly pieces: readonly DiffPiece[];
  readonly changed: 'no' | 'yes';
}

export interface TextDiff {
  readonly rows: readonly DiffRow[];
  /** Runs of rows that changed. */
  readonly changes: number;
  readonly words: { readonly removed: number; readonly added: number };
  /** `partly`: a part was too different to be compared word by word, and is given as replaced. */
  readonly compared: 'wholly' | 'partly';
}

/** A piece of the text that no diff breaks up: a word, a run of spaces, a sign. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}_]+|\n|[^\S\n]+|./gsu;
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}_]+/gu;

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0;

/** Each line with its LF; the last one may have none. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end + 1;
    lines.push(text.slice(from, to));
    from = to;
  }
  return lines;
}

interface ChangedLines extends Replaced {
  readonly removed: string;
  readonly added: string;
}

interface LineComparison {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly changed: readonly ChangedLines[];
  readonly steps: Steps;
}

function compareLines(before: string, after: string): LineComparison {
  const steps = { left: DEFAULT_STEPS };
  const a = linesOf(before);
  const b = linesOf(after);
  const changed = diffSequences(a, b, steps).map((replaced) => ({
    ...replaced,
    removed: a.slice(replaced.aFrom, replaced.aTo).join(''),
    added: b.slice(replaced.bFrom, replaced.bTo).join(''),
  }));
  return { before: a, after: b, changed, steps };
}

/** Pieces of changed lines, by words. */
function wordPieces(
  { removed, added }: ChangedLines,
  steps: Steps,
): { readonly pieces: DiffPiece[]; readonly detail: Replaced['detail'] } {
  const a = tokensOf(removed);
  const b = tokensOf(added);
  const pieces: DiffPiece[] = [];
  const push = (type: DiffPiece['type'], tokens: readonly string[]): void => {
    if (tokens.length > 0) pieces.push({ type, text: tokens.join('') });
  };
  let at = 0;
  let detail: Replaced['detail'] = 'fine';
  for (const replaced of diffSequences(a, b, steps)) {
    push('same', a.slice(at, replaced.aFrom));
    push('removed', a.slice(replaced.aFrom, replaced.aTo));
    push('added', b.slice(replaced.bFrom, replaced.bTo));
    at = replaced.aTo;
    if (replaced.detail === 'whole') detail = 'whole';
  }
  push('same', a.slice(at));
  return { pieces, detail };
}

/**
 * The edits that make `after` of `before`, as few characters as can be: what is the same stays. In
 * the offsets of `before` (UTF-16), in order, not touching.
 */
export function textEdits(before: string, after: string): Edit[] {
  const { before: lines, changed, steps } = compareLines(before, after);
  const edits: Edit[] = [];
  let [line, at] = [0, 0];
  for (const each of changed) {
    for (; line < each.aFrom; line += 1) at += lines[line]?.length ?? 0;
    line = each.aTo;
    let open: { readonly from: number; insert: string } | null = null;
    const close = (): void => {
      if (open !== null) edits.push({ ...open, to: at });
      open = null;
    };
    for (const { type, text } of wordPieces(each, steps).pieces) {
      if (type === 'same') close();
      else open ??= { from: at, insert: '' };
      if (type === 'added' && open !== null) open = { from: open.from, insert: open.insert + text };
      if (type !== 'added') at += text.length;
    }
    close();
  }
  return edits;
}

export function textDiff(before: string, after: string): TextDiff {
  const compared = compareLines(before, after);
  const rows = new Rows();
  let line = 0;
  let isWhole = false;
  for (const each of compared.changed) {
    for (; line < each.aFrom; line += 1) rows.add([same(compared.before[line] ?? '')]);
    line = each.aTo;
    const { pieces, detail } = piecesToShow(each, compared.steps);
    if (detail === 'whole') isWhole = true;
    for (const row of rowsOf(pieces)) rows.add(row);
  }
  for (; line < compared.before.length; line += 1) rows.add([same(compared.before[line] ?? '')]);
  return { ...rows.summary(), compared: isWhole ? 'partly' : 'wholly' };
}

const same = (text: string): DiffPiece => ({ type: 'same', text });

/** Below this part of what was and is, words that are the same by chance only confuse. */
const ALIKE = 0.3;

function piecesToShow(changed: ChangedLines, steps: Steps): ReturnType<typeof wordPieces> {
  const { removed, added } = changed;
  const whole: DiffPiece[] = [
    { type: 'removed', text: removed },
    { type: 'added', text: added },
  ];
  const asWhole = whole.filter(({ text }) => text !== '');
  if (asWhole.length < 2) return { pieces: asWhole, detail: 'fine' };
  const { pieces, detail } = wordPieces(changed, steps);
  let alike = 0;
  for (const { type, text } of pieces) if (type === 'same') alike += text.trim().length;
  const all = Math.max(removed.trim().length, added.trim().length);
  if (all > 0 && alike / all < ALIKE) return { pieces: asWhole, detail };
  return { pieces: withoutScraps(pieces), detail };
}

/** Between two words that changed, the space that did not is shown as changed with them. */
function withoutScraps(pieces: readonly DiffPiece[]): DiffPiece[] {
  const out: DiffPiece[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') out.push({ type: 'removed', text: removed });
    if (added !== '') out.push({ type: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { type, text }] of pieces.entries()) {
    const isScrap =
      type === 'same' &&
      removed !== '' &&
      added !== '' &&
      /^[^\S\n]+$/.test(text) &&
      isReplaced(pieces, index + 1);
    if (type === 'same' && !isScrap) {
      flush();
      out.push({ type, text });
      continue;
    }
    if (type !== 'added') removed += text;
    if (type !== 'removed') added += text;
  }
  flush();
  return out;
}

const isReplaced = (pieces: readonly DiffPiece[], at: number): boolean =>
  pieces[at]?.type === 'removed' && pieces[at + 1]?.type === 'added';

/** Cut at line ends that both texts have, and what is in one text alone at each line end. */
function rowsOf(pieces: readonly DiffPiece[]): DiffPiece[][] {
  const rows: DiffPiece[][] = [];
  let row: DiffPiece[] = [];
  const end = (): void => {
    if (row.length > 0) rows.push(row);
    row = [];
  };
  for (const [index, { type, text }] of pieces.entries()) {
    const isAlone = type !== 'same' && row.length === 0 && endsARow(pieces, index);
    for (const line of type === 'same' || isAlone ? linesOf(text) : [text]) {
      row.push({ type, text: line });
      if (line.endsWith('\n') && (type === 'same' || isAlone)) end();
    }
    if (isAlone) end();
  }
  end();
  return rows;
}

/** Whether no line goes on after this piece. */
const endsARow = (pieces: readonly DiffPiece[], at: number): boolean =>
  pieces[at]?.text.endsWith('\n') === true ||
  pieces.slice(at + 1).every(({ type }) => type !== 'same');

class Rows {
  readonly #rows: DiffRow[] = [];
  #before = 1;
  #after = 1;
  #changes = 0;
  #removed = 0;
  #added = 0;

  add(pieces: readonly DiffPiece[]): void {
    const inBefore = pieces.some(({ type }) => type !== 'added');
    const inAfter = pieces.some(({ type }) => type !== 'removed');
    const changed = pieces.some(({ type }) => type !== 'same') ? 'yes' : 'no';
    if (changed === 'yes' && this.#rows.at(-1)?.changed !== 'yes') this.#changes += 1;
    this.#rows.push({
      before: inBefore ? this.#before : null,
      after: inAfter ? this.#after : null,
      pieces,
      changed,
    });
    for (const { type, text } of pieces) {
      const ends = lineEndsIn(text);
      if (type !== 'added') this.#before += ends;
      if (type !== 'removed') this.#after += ends;
      if (type === 'removed') this.#removed += wordsIn(text);
      if (type === 'added') this.#added += wordsIn(text);
    }
  }

  summary(): Omit<TextDiff, 'compared'> {
    return {
      rows: this.#rows,
      changes: this.#changes,
      words: { removed: this.#removed, added: this.#added },
    };
  }
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
