import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDip } from '../../shared/documents/dip-check.ts';
import { dipFixes } from '../../shared/documents/dip-fixes.ts';
import type { DipProblem, DipRule } from '../../shared/documents/dip-rules.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';
import { hostileText, megabytes } from './hostile-text.ts';

const check = (text: string): readonly DipProblem[] => checkDip({ file: 'a.md', text });

/** Mends the first problem of a rule. */
function mended(text: string, rule: DipRule): string {
  const found = check(text).find((problem) => problem.rule === rule);
  if (found === undefined) throw new Error(`there is no ${rule}`);
  const fix = dipFixes(text)(found);
  if (fix === null) throw new Error(`${rule} cannot be mended`);
  return applyEdits(text, fix.edits);
}

const HEAD =
  '---\ndip: 7\ntitle: T\nauthor: A\nissue: https://github.com/diem/dip/issues/7\nstatus: Draft\ntype: Informational\ncreated: 2020-01-02\n---\n';

describe('each problem that can be mended, and what it becomes', () => {
  it.each<[DipRule, string, string]>([
    [
      'front-matter-missing',
      '\ufeff# Retries\n\nWords.\n',
      '\ufeff---\ndip:\ntitle: Retries\nauthor:\nissue:\nstatus: Draft\ntype:\ncreated:\n---\n\n# Retries\n\nWords.\n',
    ],
    ['byte-order-mark', `\ufeff${HEAD}`, HEAD],
    ['front-matter-late', `\n\r\n${HEAD}`, HEAD],
    ['front-matter-unclosed', '---\ndip: 7\n\n# Summary\n', '---\ndip: 7\n---\n\n# Summary\n'],
    ['front-matter-unclosed', '---\r\ndip: 7', '---\r\ndip: 7\r\n---\r\n'],
    ['header-name', HEAD.replace('author', 'authors'), HEAD],
    ['header-indented', HEAD.replace('status', '  status'), HEAD],
    ['header-empty', HEAD.replace('created', 'replaces:\ncreated'), HEAD],
    ['header-repeated', HEAD.replace('created', 'type: Informational\ncreated'), HEAD],
    ['status-form', HEAD.replace('Draft', 'draft # soon'), HEAD.replace('Draft', 'Draft # soon')],
    ['status-form', HEAD.replace(' Draft', 'draft'), HEAD],
    ['date-form', HEAD.replace('2020-01-02', '1/2/2020'), HEAD],
    ['number-form', HEAD.replace('dip: 7', 'dip: DIP-7'), HEAD],
    ['issue-missing', HEAD.replace(/issue.*\n/, ''), HEAD],
    ['issue-missing', HEAD.replace(/issue: .*\n/, 'issue:\n'), HEAD],
    [
      'header-missing',
      HEAD.replace('status: Draft\n', ''),
      HEAD.replace('status: Draft', 'status: '),
    ],
    [
      'header-order',
      HEAD.replace('status: Draft\n', '').replace('created', 'x: 1\n# why\nstatus: Draft\ncreated'),
      HEAD.replace('type: Informational\n', 'type: Informational\nx: 1\n# why\n'),
    ],
    [
      'section-name',
      `${HEAD}# Abstract\n\nSome words.\n# Specification\nWords.\n# Copyright\nw\n`,
      `${HEAD}# Summary\n\nSome words.\n# Specification\nWords.\n# Copyright\nw\n`,
    ],
    [
      'copyright-missing',
      `${HEAD}# Summary\r\nWords.`,
      `${HEAD}# Summary\r\nWords.\n\n# Copyright Notice\n\nThis documentation is made available under the Creative Commons Attribution 4.0 International (CC BY 4.0) license (available at https://creativecommons.org/licenses/by/4.0/).\n`,
    ],
  ])('%s: %j', (rule, before, after) => {
    expect(mended(before, rule)).toBe(after);
  });

  it('a heading is put above what is read as the specification', () => {
    const words = 'word '.repeat(30);
    const text = `${HEAD}# Summary\n${words}\n## How it works\n${words}\n# Copyright\nw\n`;
    const after = mended(text, 'section-name');
    expect(after).toBe(text.replace('## How', '## Specification\n\n## How'));
    expect(check(after).map(({ rule }) => rule)).not.toContain('section-name');
  });

  it('a heading is put below the title where the text under it is read as the summary', () => {
    const words = 'word '.repeat(30);
    const text = `${HEAD}# DIP 7\n${words}\n# Specification\n${words}\n# Copyright\nw\n`;
    const after = mended(text, 'section-name');
    expect(after).toBe(text.replace('# DIP 7\n', '# DIP 7\n# Summary\n\n'));
    expect(check(after).map(({ rule }) => rule)).not.toContain('section-name');
  });
});

const STAYS = new Set<DipRule>([
  // An added header is still to be filled in.
  'header-missing',
]);

/** Mends one after the other, until nothing can be mended. */
function mendAll(start: string): string {
  let text = start;
  const tried = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    const find = dipFixes(text);
    const next = check(text).find((problem) => {
      const key = `${problem.rule} ${problem.message}`;
      return !tried.has(key) && find(problem) !== null;
    });
    if (next === undefined) return text;
    if (STAYS.has(next.rule)) tried.add(`${next.rule} ${next.message}`);
    text = applyEdits(text, find(next)?.edits ?? []);
  }
  throw new Error('it does not end');
}

const folder = resolve(import.meta.dirname, '../../../shared/data/dips');

it.each(
  // They need not be there.
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [],
)('what can be mended in %s is, one after the other, and nothing new is wrong', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const before = new Set(check(text).map(({ rule }) => rule));
  const after = check(mendAll(text));
  for (const { rule } of after) expect([...before, 'rationale-missing']).toContain(rule);
  expect(after.length).toBeLessThan(check(text).length);
});

it('edits what is there and no more, whatever the text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const find = dipFixes(text);
      for (const problem of check(text)) {
        const fix = find(problem);
        if (fix === null) continue;
        expect(fix.edits.length).toBeGreaterThan(0);
        expect(applyEdits(text, fix.edits)).not.toBe(text);
      }
    }),
    { numRuns: 500 },
  );
});

it.each(megabytes.filter(({ text }) => text.startsWith('---') && check(text).length < 5000))(
  'does not hang on $name',
  ({ text }) => {
    const find = dipFixes(text);
    for (const problem of check(text).slice(0, 20)) find(problem);
  },
);
