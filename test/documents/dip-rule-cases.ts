import type { DipFile } from '../../shared/documents/dip-check.ts';
import type { DipRule } from '../../shared/documents/dip-rules.ts';
import { readFixture } from './fixtures/read-fixture.ts';

/** A DIP in which a rule speaks, at a line, and one in which it does not. */
export interface RuleCase {
  readonly rule: DipRule;
  readonly why: string;
  readonly fails: DipFile;
  readonly line: number;
  readonly suggestion?: string;
  readonly passes: DipFile;
  /** Files given together with both. */
  readonly siblings?: readonly DipFile[];
}

export const clean = readFixture('dip-200.md');
const pass: DipFile = { file: 'dips/dip-200.md', text: clean };

/** The clean DIP with a part of it replaced. */
export function with_(part: string, replacement: string): DipFile {
  if (!clean.includes(part)) throw new Error(`the fixture has no ${JSON.stringify(part)}`);
  return { ...pass, text: clean.replace(part, () => replacement) };
}

function without(line: string): DipFile {
  return with_(`${line}\n`, '');
}

function sections(body: string): DipFile {
  return { ...pass, text: `${clean.slice(0, clean.indexOf('# Summary'))}${body}` };
}

function dip(number: number, headers = ''): DipFile {
  return {
    file: `dips/dip-${number}.md`,
    text: `---\ndip: ${number}\ntitle: T\nauthor: A\nissue: https://github.com/diem/dip/issues/${number}\nstatus: Draft\ntype: Process\ncreated: 2021-01-01\n${headers}---\n# Summary\nText.\n# Motivation\nText.\n# Specification\nText.\n# Copyright Notice\nText.\n`,
  };
}

const long =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';

export const ruleCases: readonly RuleCase[] = [
  {
    rule: 'byte-order-mark',
    why: 'at the start',
    fails: { ...pass, text: `\ufeff${clean}` },
    line: 1,
    passes: pass,
  },
  {
    rule: 'front-matter-missing',
    why: 'text only',
    fails: { file: 'a.md', text: '# Summary\nText\n---\ntitle: x\n---\n' },
    line: 1,
    passes: pass,
  },
  {
    rule: 'front-matter-missing',
    why: 'headers without hyphens',
    fails: { ...pass, text: clean.slice(4) },
    line: 1,
    passes: pass,
  },
  {
    rule: 'front-matter-missing',
    why: 'nothing',
    fails: { ...pass, text: '' },
    line: 1,
    passes: { ...pass, text: clean.replaceAll('\n', '\r\n') },
  },
  {
    rule: 'front-matter-late',
    why: 'after empty lines',
    fails: { ...pass, text: `\n \n${clean}` },
    line: 3,
    passes: { ...pass, text: clean.replace('---', '--- ') },
  },
  {
    rule: 'front-matter-unclosed',
    why: 'up to the first section',
    fails: with_('replaces: 150\n---\n', 'replaces: 150\n'),
    line: 1,
    passes: pass,
  },
  {
    rule: 'front-matter-unclosed',
    why: 'a rule under the first heading does not close it',
    fails: with_('replaces: 150\n---\n\n# Summary\n', 'replaces: 150\n\n# Summary\n---\n'),
    line: 1,
    passes: with_(
      'replaces: 150\n',
      '# the older one\nreplaces: 150\n\n# before that\nsuperseded-by: 300\n',
    ),
  },
  {
    rule: 'front-matter-unclosed',
    why: 'no empty line before the first section',
    fails: with_(
      'replaces: 150\n---\n\n# Summary\n\nValidators',
      'replaces: 150\n# Summary\nValidators',
    ),
    line: 1,
    passes: pass,
  },
  {
    rule: 'front-matter-unclosed',
    why: 'nothing but headers',
    fails: { ...pass, text: '---\ndip: 200\n' },
    line: 1,
    passes: pass,
  },
  {
    rule: 'header-unreadable',
    why: 'no colon',
    fails: with_('requires:', 'what is this\nrequires:'),
    line: 12,
    passes: with_('requires: 2, 20', 'requires:\n  2,\n  20'),
  },
  {
    rule: 'header-unreadable',
    why: 'a list in a list',
    fails: with_('requires: 2, 20', 'requires: [2, [20]]'),
    line: 12,
    passes: with_('requires: 2, 20', 'requires: [2, 20]'),
  },
  {
    rule: 'yaml-refused',
    why: 'an alias',
    fails: with_('title: Validator maintenance windows', 'title: *other'),
    line: 3,
    passes: with_('title: Validator', 'title: *Validator* & @more <x> [a](b):'),
  },
  {
    rule: 'yaml-refused',
    why: 'an anchor',
    fails: with_('title: ', 'title: &a '),
    line: 3,
    passes: with_('title: ', 'title: & '),
  },
  {
    rule: 'yaml-refused',
    why: 'a tag',
    fails: with_('title: ', 'title: !!str '),
    line: 3,
    passes: with_('windows', 'windows!'),
  },
  {
    rule: 'yaml-refused',
    why: 'an alias in a list',
    fails: with_('requires: 2, 20', 'requires:\n- 2\n- *twenty'),
    line: 12,
    passes: with_('requires: 2, 20', 'requires:\n- 2\n- 20'),
  },
  {
    rule: 'yaml-refused',
    why: 'another document',
    fails: with_('requires:', '--- {}\nrequires:'),
    line: 12,
    passes: pass,
  },
  {
    rule: 'yaml-refused',
    why: 'the end of the document',
    fails: with_('requires:', '...\nrequires:'),
    line: 12,
    passes: pass,
  },
  {
    rule: 'yaml-refused',
    why: 'a merge',
    fails: with_('requires:', '<<: *base\nrequires:'),
    line: 12,
    passes: pass,
  },
  {
    rule: 'yaml-refused',
    why: 'under a name of its own',
    fails: with_('requires:', 'base: &b x\nrequires:'),
    line: 12,
    passes: with_('requires:', 'base: x\nrequires:'),
  },
  ...(
    [
      'dip: 200',
      'title: Validator maintenance windows',
      'author: Ada Byron (@ada), Grace Hopper <grace@example.org>',
      'status: Last Call',
      'type: Standards Track (Networking)',
      'created: 2021-03-04',
    ] as const
  ).map((line): RuleCase => ({
    rule: 'header-missing',
    why: line,
    fails: without(line),
    line: 1,
    passes: pass,
  })),
  {
    rule: 'header-missing',
    why: 'empty',
    fails: with_('Validator maintenance windows', ''),
    line: 3,
    passes: with_('title: Validator', 'title: "Validator"'),
  },
  {
    rule: 'header-empty',
    why: 'optional',
    fails: with_('updated: 2021-05-06', 'updated:'),
    line: 11,
    passes: without('updated: 2021-05-06'),
  },
  {
    rule: 'header-empty',
    why: 'a word for nothing',
    fails: with_('requires: 2, 20', 'requires: None'),
    line: 12,
    passes: with_('title: Validator maintenance windows', 'title: None'),
  },
  {
    rule: 'header-name',
    why: 'authors',
    fails: with_('author:', 'authors:'),
    line: 4,
    suggestion: 'author',
    passes: pass,
  },
  {
    rule: 'header-name',
    why: 'upper case',
    fails: with_('status:', 'Status:'),
    line: 7,
    suggestion: 'status',
    passes: pass,
  },
  {
    rule: 'header-name',
    why: 'last_updated',
    fails: with_('updated:', 'last_updated :'),
    line: 11,
    suggestion: 'updated',
    passes: with_('updated: ', 'updated : '),
  },
  {
    rule: 'header-unknown',
    why: 'not of DIP-0',
    fails: with_('updated:', 'dip manager: Eve\nupdated:'),
    line: 11,
    passes: with_('updated:', 'category: Standard\nupdated:'),
  },
  {
    rule: 'header-indented',
    why: 'by a tab',
    fails: with_('updated:', '\tupdated:'),
    line: 11,
    suggestion: 'updated',
    passes: with_('updated: 2021', 'updated:\t2021'),
  },
  {
    rule: 'header-contradiction',
    why: 'another value',
    fails: with_('updated:', 'status: Draft\nupdated:'),
    line: 11,
    passes: with_('updated:', 'status: last call\nupdated:'),
  },
  {
    rule: 'header-contradiction',
    why: 'under another name',
    fails: with_('updated:', 'authors: Eve\nupdated:'),
    line: 11,
    passes: pass,
  },
  {
    rule: 'header-repeated',
    why: 'the same value',
    fails: with_('updated:', 'created: 3/4/2021\nupdated:'),
    line: 11,
    passes: with_('updated:', 'created: 2021-03-05\nupdated:'),
  },
  {
    rule: 'header-order',
    why: 'type before status',
    fails: with_(
      'status: Last Call\nlast-call-end-date: 2021-06-30\ntype: Standards Track (Networking)',
      'type: Standards Track (Networking)\nstatus: Last Call\nlast-call-end-date: 2021-06-30',
    ),
    line: 8,
    passes: pass,
  },
  {
    rule: 'header-placeholder',
    why: 'the template',
    fails: { file: 'dip-template.md', text: readFixture('dip-template.md') },
    line: 6,
    passes: with_('Ada Byron (@ada), ', '<ada@example.org>, '),
  },
  {
    rule: 'number-unreadable',
    why: 'a word',
    fails: with_('dip: 200', 'dip: soon'),
    line: 2,
    passes: pass,
  },
  {
    rule: 'number-form',
    why: 'with DIP-',
    fails: with_('dip: 200', 'dip: DIP-0200 # as given'),
    line: 2,
    suggestion: '200',
    passes: with_('dip: 200', 'dip: 200 # as given'),
  },
  {
    rule: 'number-file',
    why: 'another number',
    fails: { file: 'dips/dip-20.md', text: clean },
    line: 2,
    passes: { file: 'dips\\DIP-0200.mdx', text: clean },
  },
  {
    rule: 'number-file',
    why: 'a name without a number',
    fails: { file: '/x/dip-2.md', text: clean },
    line: 2,
    passes: { file: 'dip-2-draft.md', text: clean },
  },
  {
    rule: 'title-length',
    why: '45 characters',
    fails: with_('Validator maintenance windows', '𝕏'.repeat(45)),
    line: 3,
    passes: with_('Validator maintenance windows', '𝕏'.repeat(44)),
  },
  {
    rule: 'author-unreadable',
    why: 'commas only',
    fails: with_('Ada Byron (@ada), Grace Hopper <grace@example.org>', ', ,'),
    line: 4,
    passes: pass,
  },
  {
    rule: 'author-form',
    why: 'no space',
    fails: with_('Byron (@ada)', 'Byron(@ada)'),
    line: 4,
    suggestion: 'Ada Byron (@ada), Grace Hopper <grace@example.org>',
    passes: with_('Ada Byron (@ada), ', 'Viktor Bunin of Bison Trails (@v),@ada,'),
  },
  {
    rule: 'author-form',
    why: 'a YAML list',
    fails: with_(
      'author: Ada Byron (@ada), Grace Hopper <grace@example.org>',
      'author:\n  - Ada\n  # and\n  - "Grace H."',
    ),
    line: 4,
    suggestion: 'Ada, Grace H.',
    passes: pass,
  },
  {
    rule: 'issue-missing',
    why: 'no header',
    fails: without('issue: https://github.com/diem/dip/issues/200'),
    line: 1,
    suggestion: 'https://github.com/diem/dip/issues/200',
    passes: pass,
  },
  {
    rule: 'issue-unreadable',
    why: 'no link',
    fails: with_('issue: https://github.com/diem/dip/issues/200', 'issue: see the chat'),
    line: 5,
    passes: pass,
  },
  {
    rule: 'issue-form',
    why: 'a number',
    fails: with_('https://github.com/diem/dip/issues/200', '#200'),
    line: 5,
    suggestion: 'https://github.com/diem/dip/issues/200',
    passes: pass,
  },
  {
    rule: 'issue-number',
    why: 'another number',
    fails: with_('issues/200', 'issues/201'),
    line: 5,
    passes: with_('https://github.com/diem/dip/issues/200', 'https://example.org/thread/7'),
  },
  {
    rule: 'status-unknown',
    why: 'not of DIP-0',
    fails: with_('status: Last Call', 'status: Stagnant'),
    line: 7,
    passes: pass,
  },
  {
    rule: 'status-form',
    why: 'case and hyphen',
    fails: with_('status: Last Call', 'status: last-call'),
    line: 7,
    suggestion: 'Last Call',
    passes: with_('status: Last Call', 'status: "Last Call"'),
  },
  {
    rule: 'type-unknown',
    why: 'not of DIP-0',
    fails: with_('Standards Track (Networking)', 'Standards Track (Finance)'),
    line: 9,
    passes: pass,
  },
  {
    rule: 'type-form',
    why: 'short',
    fails: with_('Standards Track (Networking)', 'standard: core'),
    line: 9,
    suggestion: 'Standards Track (Core)',
    passes: pass,
  },
  {
    rule: 'type-form',
    why: 'DIP-0 also says Meta',
    fails: with_('Standards Track (Networking)', 'Meta'),
    line: 9,
    suggestion: 'Process',
    passes: with_('Standards Track (Networking)', 'Process'),
  },
  {
    rule: 'type-subcategory',
    why: 'none',
    fails: with_('Standards Track (Networking)', 'Standards Track'),
    line: 9,
    passes: with_('Standards Track (Networking)', 'Standards Track\ncategory: Core'),
  },
  {
    rule: 'date-unreadable',
    why: 'words',
    fails: with_('created: 2021-03-04', 'created: last spring'),
    line: 10,
    passes: pass,
  },
  {
    rule: 'date-unreadable',
    why: 'dots leave the order open',
    fails: with_('created: 2021-03-04', 'created: 4.3.2021'),
    line: 10,
    passes: with_('created: 2021-03-04', 'created: 2021.03.04'),
  },
  {
    rule: 'date-impossible',
    why: '30 February',
    fails: with_('created: 2021-03-04', 'created: 2/30/2020'),
    line: 10,
    passes: with_('created: 2021-03-04', 'created: 2/29/2020'),
  },
  {
    rule: 'date-impossible',
    why: 'a leap day of 2021',
    fails: with_('updated: 2021-05-06', 'updated: 2021-02-29'),
    line: 11,
    passes: pass,
  },
  {
    rule: 'date-impossible',
    why: 'day first',
    fails: with_('created: 2021-03-04', 'created: 26/02/2021'),
    line: 10,
    suggestion: '2021-02-26',
    passes: with_('created: 2021-03-04', 'created: 02/26/2021'),
  },
  {
    rule: 'date-impossible',
    why: 'month 13',
    fails: with_('last-call-end-date: 2021-06-30', 'last-call-end-date: 2021-13-01'),
    line: 8,
    passes: pass,
  },
  {
    rule: 'date-form',
    why: 'M/D/YYYY',
    fails: with_('created: 2021-03-04', 'created: 3/4/2021'),
    line: 10,
    suggestion: '2021-03-04',
    passes: pass,
  },
  {
    rule: 'date-form',
    why: 'M/D/YY',
    fails: with_('created: 2021-03-04', 'created: 3/4/21'),
    line: 10,
    suggestion: '2021-03-04',
    passes: pass,
  },
  {
    rule: 'date-form',
    why: 'a month by name',
    fails: with_('created: 2021-03-04', 'created: March 4th, 2021'),
    line: 10,
    suggestion: '2021-03-04',
    passes: pass,
  },
  {
    rule: 'date-form',
    why: 'one of two',
    fails: with_('updated: 2021-05-06', 'updated: 2021-05-06, 7 May 2021'),
    line: 11,
    suggestion: '2021-05-06, 2021-05-07',
    passes: with_('updated: 2021-05-06', 'updated: 2021-05-06, 2021-05-07'),
  },
  {
    rule: 'date-order',
    why: 'updated before',
    fails: with_('updated: 2021-05-06', 'updated: 3/3/21'),
    line: 11,
    passes: with_('updated: 2021-05-06', 'updated: 2021-03-04'),
  },
  {
    rule: 'date-order',
    why: 'the last call ended before',
    fails: with_('2021-06-30', '2020-06-30'),
    line: 8,
    passes: pass,
  },
  {
    rule: 'last-call-end-missing',
    why: 'in Last Call',
    fails: without('last-call-end-date: 2021-06-30'),
    line: 7,
    passes: {
      ...pass,
      text: without('last-call-end-date: 2021-06-30').text.replace('Last Call', 'Draft'),
    },
  },
  {
    rule: 'dip-list-unreadable',
    why: 'no numbers',
    fails: with_('requires: 2, 20', 'requires: the roles'),
    line: 12,
    passes: pass,
  },
  {
    rule: 'dip-list-form',
    why: 'with DIP-',
    fails: with_('requires: 2, 20', 'requires: DIP-2, [DIP-20](./dip-20.md)'),
    line: 12,
    suggestion: '2, 20',
    passes: with_('requires: 2, 20', 'requires: 2 , 20'),
  },
  {
    rule: 'dip-list-form',
    why: 'a YAML list',
    fails: with_('requires: 2, 20', 'requires: [2, "20"]'),
    line: 12,
    suggestion: '2, 20',
    passes: pass,
  },
  { rule: 'link-self', why: 'requires', fails: with_('2, 20', '2, 200'), line: 12, passes: pass },
  {
    rule: 'link-contradiction',
    why: 'replaced and superseding',
    fails: with_('replaces: 150', 'replaces: 150\nsuperseded-by: 150'),
    line: 14,
    passes: with_('replaces: 150', 'replaces: 150\nsuperseded-by: 300'),
  },
  {
    rule: 'link-contradiction',
    why: 'superseded by another',
    fails: dip(2, 'replaces: 1\n'),
    line: 9,
    passes: dip(3, 'replaces: 1\n'),
    siblings: [dip(1, 'superseded-by: 3\n')],
  },
  {
    rule: 'link-cycle',
    why: 'three in a circle',
    fails: dip(1, 'superseded-by: 2\n'),
    line: 9,
    passes: dip(4, 'superseded-by: 1\n'),
    siblings: [dip(2, 'superseded-by: 3\n'), dip(3, 'superseded-by: 1\n')],
  },
  {
    rule: 'link-one-sided',
    why: 'the newer does not say so',
    fails: dip(1, 'superseded-by: 2\n'),
    line: 9,
    passes: dip(3, 'superseded-by: 4\n'),
    siblings: [dip(2), dip(4, 'replaces: 3\n')],
  },
  {
    rule: 'link-unanswered',
    why: 'the older does not say so',
    fails: dip(2, 'replaces: 1\n'),
    line: 9,
    suggestion: 'superseded-by: 2',
    passes: dip(4, 'replaces: 3\n'),
    siblings: [dip(1), dip(3, 'superseded-by: 4\n')],
  },
  {
    rule: 'link-not-given',
    why: 'among others',
    fails: dip(1, 'requires: 9\n'),
    line: 9,
    passes: dip(1, 'requires: 2\n'),
    siblings: [dip(2)],
  },
  {
    rule: 'link-not-given',
    why: 'never when alone',
    fails: dip(1, 'superseded-by: 9\n'),
    line: 9,
    passes: dip(2, 'superseded-by: 2\n'),
    siblings: [dip(2)],
  },
  {
    rule: 'link-mislabelled',
    why: 'label and target differ',
    fails: with_('[DIP-2](./dip-2.md#roles)', '[DIP-3](./dip-2.md#roles)'),
    line: 22,
    passes: with_(
      '[DIP-2](./dip-2.md#roles)',
      '[DIP-2 and DIP 3](https://dip.diem.com/dip-3/) `x`',
    ),
  },
  {
    rule: 'link-anchor',
    why: 'no such heading',
    fails: with_('dip-2.md#roles', 'dip-2.md#rolls'),
    line: 22,
    passes: pass,
    siblings: [{ file: 'dip-2.md', text: '---\ndip: 2\n---\n## **Roles**\n' }],
  },
  {
    rule: 'link-anchor',
    why: 'not of this site',
    fails: with_('./dip-2.md#roles', 'https://dip.diem.com/dip-2/#rolls'),
    line: 22,
    passes: with_('./dip-2.md#roles', 'https://forum.example.org/dip-2#post-5'),
    siblings: [{ file: 'dip-2.md', text: '---\ndip: 2\n---\n## Roles\n' }],
  },
  {
    rule: 'link-anchor',
    why: 'it is elsewhere',
    fails: with_('dip-2.md#roles', 'dip-2.md#summary'),
    line: 22,
    suggestion: './dip-200.md#summary',
    passes: with_('dip-2.md#roles', 'dip-2.md#old_roles'),
    siblings: [{ file: 'dip-2.md', text: '---\ndip: 2\n---\n# <a name="old_roles">Roles</a>\n' }],
  },
  {
    rule: 'number-taken',
    why: 'two files',
    fails: dip(1),
    line: 2,
    passes: dip(2),
    siblings: [{ ...dip(1), file: 'old/dip-1.md' }],
  },
  {
    rule: 'summary-missing',
    why: 'no section',
    fails: with_(
      '# Summary\n\nValidators announce when they will be away, so that others do not count on them.\n',
      '',
    ),
    line: 15,
    passes: pass,
  },
  {
    rule: 'summary-missing',
    why: 'an empty section',
    fails: with_(
      'Validators announce when they will be away, so that others do not count on them.',
      '<!-- ~200\n words -->\nTBD.',
    ),
    line: 16,
    passes: with_('Validators announce', '<!-- ~200 words -->\nValidators announce'),
  },
  {
    rule: 'summary-missing',
    why: 'in code only',
    fails: with_('# Summary', '```\n# Summary\n```'),
    line: 15,
    passes: with_('# Summary\n', 'Summary\n===\n'),
  },
  {
    rule: 'specification-missing',
    why: 'around it only',
    fails: sections(
      `# Summary\nText.\n# Disclaimers\n${long}\n# Glossary\n## Words\n${long}\n# Appendix A\n${long}\n`,
    ),
    line: 15,
    passes: sections('# Summary\nText.\n# Specification\n---\n\n# Message\nText.\n'),
  },
  {
    rule: 'specification-missing',
    why: 'an empty section',
    fails: sections('# Summary\nText.\n## Specification\n\n# Rationale\nText.\n'),
    line: 18,
    passes: sections('# Summary\nText.\n## Specification\n### Part\nText.\n'),
  },
  {
    rule: 'implementations-missing',
    why: 'a Final standard',
    fails: {
      ...pass,
      text: clean.replace('Last Call', 'Final').replace('# Implementations', '# More'),
    },
    line: 15,
    passes: {
      ...pass,
      text: clean
        .replace('Last Call', 'Final')
        .replace('# Implementations', '### Move Implementation'),
    },
  },
  {
    rule: 'implementations-missing',
    why: 'needed for Final only',
    fails: {
      ...pass,
      text: clean.replace('Last Call', 'final').replace('# Implementations', '# More'),
    },
    line: 15,
    passes: with_('# Implementations', '# More'),
  },
  {
    rule: 'implementations-missing',
    why: 'of a standard only',
    fails: {
      ...pass,
      text: clean.replace('Last Call', 'Final').replace('# Implementations', '# More'),
    },
    line: 15,
    passes: {
      ...pass,
      text: clean
        .replace('Last Call', 'Final')
        .replace('Standards Track (Networking)', 'Informational')
        .replace('# Implementations', '# More'),
    },
  },
  {
    rule: 'rationale-missing',
    why: 'nor a motivation',
    fails: {
      ...pass,
      text: clean.replace('# Rationale', '# More').replace('# Motivation', '# Other'),
    },
    line: 15,
    passes: with_('# Rationale', '# More'),
  },
  {
    rule: 'copyright-missing',
    why: 'none',
    fails: with_('# Copyright Notice\n', ''),
    line: 46,
    passes: with_('# Copyright Notice', '## Copyright Waiver'),
  },
  {
    rule: 'section-name',
    why: 'Abstract',
    fails: with_('# Summary', '# Abstract'),
    line: 16,
    suggestion: 'Summary',
    passes: with_('# Motivation', '# Abstract / Motivation'),
  },
  {
    rule: 'section-name',
    why: 'Simple Summary',
    fails: with_('# Summary', '## 1. Simple Summary:'),
    line: 16,
    suggestion: 'Summary',
    passes: with_('# Summary', '## 1. Summary'),
  },
  {
    rule: 'section-name',
    why: 'an opening without a heading',
    fails: with_('# Summary', `# DIP-200\n${long}`),
    line: 16,
    suggestion: 'Summary',
    passes: with_('# Summary', `# DIP-200\n${long}\n# Summary`),
  },
  {
    rule: 'section-name',
    why: 'a specification under names of its own',
    fails: sections(`# Summary\nText.\n# Messages\n${long}\n# Copyright\nText.\n`),
    line: 18,
    suggestion: 'Specification',
    passes: sections(
      `# Summary\nText.\n# P2M Off-Chain Protocol Specification\nText.\n# Copyright\nText.\n`,
    ),
  },
  {
    rule: 'section-name',
    why: 'License',
    fails: with_('# Copyright Notice', '# License'),
    line: 45,
    suggestion: 'Copyright Notice',
    passes: pass,
  },
];
