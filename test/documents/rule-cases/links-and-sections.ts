import { changed, clean, dip, pass, sections, type RuleCase } from './rule-case.ts';

const long =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';

/** Links between DIPs, and sections. */
export const linkAndSectionCases: readonly RuleCase[] = [
  {
    rule: 'dip-list-unreadable',
    why: 'no numbers',
    fails: changed('requires: 2, 20', 'requires: the roles'),
    line: 12,
    passes: pass,
  },
  {
    rule: 'dip-list-form',
    why: 'with DIP-',
    fails: changed('requires: 2, 20', 'requires: DIP-2, [DIP-20](./dip-20.md)'),
    line: 12,
    suggestion: '2, 20',
    passes: changed('requires: 2, 20', 'requires: 2 , 20'),
  },
  {
    rule: 'dip-list-form',
    why: 'a YAML list',
    fails: changed('requires: 2, 20', 'requires: [2, "20"]'),
    line: 12,
    suggestion: '2, 20',
    passes: pass,
  },
  { rule: 'link-self', why: 'requires', fails: changed('2, 20', '2, 200'), line: 12, passes: pass },
  {
    rule: 'link-contradiction',
    why: 'replaced and superseding',
    fails: changed('replaces: 150', 'replaces: 150\nsuperseded-by: 150'),
    line: 14,
    passes: changed('replaces: 150', 'replaces: 150\nsuperseded-by: 300'),
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
    fails: changed('[DIP-2](./dip-2.md#roles)', '[DIP-3](./dip-2.md#roles)'),
    line: 22,
    passes: changed(
      '[DIP-2](./dip-2.md#roles)',
      '[DIP-2 and DIP 3](https://dip.diem.com/dip-3/) `x`',
    ),
  },
  {
    rule: 'link-anchor',
    why: 'no such heading',
    fails: changed('dip-2.md#roles', 'dip-2.md#rolls'),
    line: 22,
    passes: pass,
    siblings: [{ file: 'dip-2.md', text: '---\ndip: 2\n---\n## **Roles**\n' }],
  },
  {
    rule: 'link-anchor',
    why: 'not of this site',
    fails: changed('./dip-2.md#roles', 'https://dip.diem.com/dip-2/#rolls'),
    line: 22,
    passes: changed('./dip-2.md#roles', 'https://forum.example.org/dip-2#post-5'),
    siblings: [{ file: 'dip-2.md', text: '---\ndip: 2\n---\n## Roles\n' }],
  },
  {
    rule: 'link-anchor',
    why: 'it is elsewhere',
    fails: changed('dip-2.md#roles', 'dip-2.md#summary'),
    line: 22,
    suggestion: './dip-200.md#summary',
    passes: changed('dip-2.md#roles', 'dip-2.md#old_roles'),
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
    fails: changed(
      '# Summary\n\nValidators announce when they will be away, so that others do not count on them.\n',
      '',
    ),
    line: 15,
    passes: pass,
  },
  {
    rule: 'summary-missing',
    why: 'an empty section',
    fails: changed(
      'Validators announce when they will be away, so that others do not count on them.',
      '<!-- ~200\n words -->\nTBD.',
    ),
    line: 16,
    passes: changed('Validators announce', '<!-- ~200 words -->\nValidators announce'),
  },
  {
    rule: 'summary-missing',
    why: 'in code only',
    fails: changed('# Summary', '```\n# Summary\n```'),
    line: 15,
    passes: changed('# Summary\n', 'Summary\n===\n'),
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
    passes: changed('# Implementations', '# More'),
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
    passes: changed('# Rationale', '# More'),
  },
  {
    rule: 'copyright-missing',
    why: 'none',
    fails: changed('# Copyright Notice\n', ''),
    line: 46,
    passes: changed('# Copyright Notice', '## Copyright Waiver'),
  },
  {
    rule: 'section-name',
    why: 'Abstract',
    fails: changed('# Summary', '# Abstract'),
    line: 16,
    suggestion: 'Summary',
    passes: changed('# Motivation', '# Abstract / Motivation'),
  },
  {
    rule: 'section-name',
    why: 'Simple Summary',
    fails: changed('# Summary', '## 1. Simple Summary:'),
    line: 16,
    suggestion: 'Summary',
    passes: changed('# Summary', '## 1. Summary'),
  },
  {
    rule: 'section-name',
    why: 'an opening without a heading',
    fails: changed('# Summary', `# DIP-200\n${long}`),
    line: 16,
    suggestion: 'Summary',
    passes: changed('# Summary', `# DIP-200\n${long}\n# Summary`),
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
    fails: changed('# Copyright Notice', '# License'),
    line: 45,
    suggestion: 'Copyright Notice',
    passes: pass,
  },
];
