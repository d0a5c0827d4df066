import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDip, checkDips, isOk } from '../../shared/documents/dip-check.ts';
import { dipRules } from '../../shared/documents/dip-rules.ts';

import { readFixture } from './fixtures/read-fixture.ts';
import { hostileText, megabytes } from './hostile-text.ts';
import { linkAndSectionCases } from './rule-cases/links-and-sections.ts';
import { preambleCases } from './rule-cases/preamble.ts';
import { changed, clean } from './rule-cases/rule-case.ts';
import { valueCases } from './rule-cases/values.ts';

const ruleCases = [...preambleCases, ...valueCases, ...linkAndSectionCases];

describe('each rule', () => {
  it('has a case', () => {
    const covered = new Set<string>(ruleCases.map(({ rule }) => rule));
    expect(Object.keys(dipRules).filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it.each(ruleCases)('$rule: $why', ({ rule, fails, line, suggestion, passes, siblings = [] }) => {
    const found = checkDip({ ...fails, siblings }).filter((problem) => problem.rule === rule);
    const atLine = found.filter((problem) => problem.line === line);
    expect(atLine).toHaveLength(1);
    expect(atLine[0]).toMatchObject({
      severity: dipRules[rule],
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    expect(checkDip({ ...passes, siblings }).filter((problem) => problem.rule === rule)).toEqual(
      [],
    );
  });
});

describe('a DIP as a whole', () => {
  it('has no problems where it is as DIP-0 asks, whatever its line ends', () => {
    expect(checkDip({ file: 'dip-200.md', text: clean })).toEqual([]);
    expect(checkDip({ file: 'dip-200.md', text: clean.replaceAll('\n', '\r\n') })).toEqual([]);
    expect(checkDip({ file: 'dip-200.md', text: clean.replaceAll('\n', '\r') })).toEqual([]);
  });

  it('is ok where it only varies', () => {
    const problems = checkDip({
      file: 'dip-201.md',
      text: readFixture('dip-201.md').replace('status: final', 'status: draft'),
    });
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '1 issue-missing',
      '4 header-name',
      '4 author-form',
      '5 header-unknown',
      '6 status-form',
      '7 type-form',
      '7 type-subcategory',
      '8 date-form',
      '9 header-name',
      '9 date-form',
      '10 dip-list-form',
      '15 section-name',
      '25 section-name',
      '35 copyright-missing',
    ]);
    expect(isOk(problems)).toBe(true);
  });

  it('is not ok as long as it is the template', () => {
    const problems = checkDip({ file: 'dip-template.md', text: readFixture('dip-template.md') });
    const errors = problems
      .filter(({ severity }) => severity === 'error')
      .map(({ line, rule }) => `${line} ${rule}`);
    expect(errors).toEqual([
      '2 header-placeholder',
      '3 header-missing',
      '4 header-placeholder',
      '5 header-placeholder',
      '6 header-placeholder',
      '8 header-placeholder',
      '9 header-missing',
      '11 header-placeholder',
      '12 header-placeholder',
      '13 header-placeholder',
      '15 summary-missing',
      '15 specification-missing',
    ]);
  });

  it('says of a missing front matter only that, not each header that was in it', () => {
    const problems = checkDip({
      file: 'dip-200.md',
      text: clean.slice(clean.indexOf('# Summary')),
    });
    expect(problems.map(({ rule }) => rule)).toEqual(['front-matter-missing']);
  });

  it('reads the headers of a front matter that was never closed', () => {
    const problems = checkDip(changed('replaces: 150\n---\n', 'replaces: 150\n'));
    expect(problems.map(({ rule }) => rule)).toEqual(['front-matter-unclosed']);
  });
});

describe('DIPs checked together', () => {
  it('are each checked as with the others beside them', () => {
    const files = ruleCases
      .slice(0, 20)
      .map(({ fails }, index) => ({ text: fails.text, file: `${index}/${fails.file}` }));
    const together = checkDips(files);
    files.forEach((file, index) => {
      expect(together[index]).toEqual(
        checkDip({ ...file, siblings: files.filter((other) => other !== file) }),
      );
    });
  });

  it('take one file given twice for one', () => {
    const file = { file: 'dips/dip-200.md', text: clean };
    expect(checkDips([file, file])).toEqual([[], []]);
  });
});

describe('any text', () => {
  it('is checked without throwing, at lines that are there', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const last = Math.max(1, text.split(/\r\n?|\n/).length);
        for (const problem of checkDip({
          file: 'dip-1.md',
          text,
          siblings: [{ file: 'dip-2.md', text: clean }],
        })) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(last);
          expect(problem.message).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(megabytes)('of a megabyte is checked: $name', ({ text }) => {
    expect(checkDip({ file: 'dip-1.md', text })).toBeInstanceOf(Array);
  });
});
