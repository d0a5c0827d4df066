import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDips, isOk } from '../../shared/documents/dip-check.ts';
import { normalizeFrontMatter } from '../../shared/documents/normalize-front-matter.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';

const folder = resolve(import.meta.dirname, '../../../shared/data/dips');

/**
 * What a careful reader finds in each published DIP, by line. A trailing `!` marks an error. The
 * template is there too: it is no DIP until it is filled in.
 */
const findings: Readonly<Record<string, readonly string[]>> = {
  'dip-0.md': [
    '1 issue-missing',
    '4 header-name',
    '5 status-form',
    '7 date-form',
    '8 date-form',
    '10 rationale-missing',
    '11 section-name',
    '18 section-name',
  ],
  'dip-2.md': ['1 issue-missing', '4 header-name', '7 date-form', '146 copyright-missing'],
  'dip-3.md': [
    '1 issue-missing',
    '4 header-name',
    '5 header-unknown',
    '8 date-form',
    '10 rationale-missing',
    '13 section-name',
    '18 section-name',
    '83 copyright-missing',
  ],
  'dip-5.md': ['1 issue-missing', '4 header-name', '7 date-form', '163 copyright-missing'],
  'dip-8.md': ['1 issue-missing', '4 header-name', '7 date-form', '212 copyright-missing'],
  'dip-10.md': [
    '4 header-name',
    '4 author-form',
    '7 date-form',
    '8 header-name',
    '8 date-form',
    '9 header-order',
    '9 issue-number',
    '23 section-name',
    '93 copyright-missing',
  ],
  'dip-11.md': [
    '1 issue-missing',
    '4 header-name',
    '7 date-form',
    '9 rationale-missing',
    '12 section-name',
    '16 section-name',
    '305 copyright-missing',
  ],
  // Disclaimers and a copyright notice, and nothing that is proposed.
  'dip-13.md': [
    '1 issue-missing',
    '4 header-name',
    '7 date-form',
    '9 summary-missing!',
    '9 specification-missing!',
    '9 rationale-missing',
  ],
  'dip-20.md': [
    '1 issue-missing',
    '4 header-name',
    '7 date-form',
    '106 section-name',
    '583 copyright-missing',
  ],
  // The place it links to in DIP-10 is in DIP-183.
  'dip-158.md': [
    '1 issue-missing',
    '4 header-name',
    '6 type-form',
    '6 type-subcategory',
    '7 date-form',
    '8 date-form',
    '9 dip-list-form',
    '9 link-not-given',
    '9 link-not-given',
    '21 link-anchor',
    '601 link-anchor',
    '608 copyright-missing',
  ],
  'dip-160.md': [
    '1 issue-missing',
    '4 header-name',
    '6 header-order',
    '8 date-form',
    '9 dip-list-form',
    '9 link-not-given',
    '11 rationale-missing',
    '58 copyright-missing',
  ],
  'dip-172.md': [
    '1 issue-missing',
    '4 header-name',
    '6 type-form',
    '6 type-subcategory',
    '7 date-form',
    '9 rationale-missing',
    '39 section-name',
    '70 copyright-missing',
  ],
  'dip-183.md': [
    '4 header-name',
    '7 date-form',
    '8 header-name',
    '8 date-form',
    '9 header-order',
    '11 rationale-missing',
    '26 section-name',
    '104 copyright-missing',
  ],
  'dip-template.md': [
    '1 issue-missing',
    '2 header-placeholder!',
    '3 header-missing!',
    '4 header-placeholder!',
    '5 header-name',
    '5 header-placeholder!',
    '6 header-name',
    '6 header-placeholder!',
    '7 header-name',
    '7 header-empty',
    '8 header-placeholder!',
    '9 header-missing!',
    '10 header-name',
    '10 header-empty',
    '11 header-name',
    '11 header-placeholder!',
    '12 header-name',
    '12 header-placeholder!',
    '13 header-name',
    '13 header-placeholder!',
    '15 summary-missing!',
    '15 specification-missing!',
    '15 rationale-missing',
    '16 copyright-missing',
  ],
};

// The files are not part of this repository.
describe.runIf(existsSync(folder))('the published DIPs', () => {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md'))
    : [];
  const files = names.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const checked = checkDips(files);

  it.each(names.map((file, index) => ({ file, problems: checked[index] ?? [] })))(
    '$file',
    ({ file, problems }) => {
      expect(
        problems.map(
          ({ line, rule, severity }) => `${line} ${rule}${severity === 'error' ? '!' : ''}`,
        ),
      ).toEqual(findings[file]);
    },
  );

  it('are ok but for the empty one and the template', () => {
    expect(names.filter((_, index) => !isOk(checked[index] ?? []))).toEqual([
      'dip-13.md',
      'dip-template.md',
    ]);
  });

  it('keep every byte outside the values that are normalized', () => {
    for (const { text } of files) {
      const normalized = applyEdits(text, normalizeFrontMatter(text));
      const close = (t: string): number => t.indexOf('\n---\n');
      expect(normalized.slice(close(normalized))).toBe(text.slice(close(text)));
      expect(normalizeFrontMatter(normalized)).toEqual([]);
    }
  });
});
