import type { DipFile } from '../../../shared/documents/dip-check.ts';
import type { DipRule } from '../../../shared/documents/dip-rules.ts';
import { readFixture } from '../fixtures/read-fixture.ts';

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

/** The text of a DIP without problems. */
export const clean = readFixture('dip-200.md');
/** The clean DIP, as a file. */
export const pass: DipFile = { file: 'dips/dip-200.md', text: clean };

/** The clean DIP with a part of it replaced. */
export function changed(part: string, replacement: string): DipFile {
  if (!clean.includes(part)) throw new Error(`the fixture has no ${JSON.stringify(part)}`);
  return { ...pass, text: clean.replace(part, () => replacement) };
}

/** The clean DIP without a line. */
export function without(line: string): DipFile {
  return changed(`${line}\n`, '');
}

/** The clean DIP's front matter with another text below. */
export function sections(body: string): DipFile {
  return { ...pass, text: `${clean.slice(0, clean.indexOf('# Summary'))}${body}` };
}

/** A small clean DIP of that number, with more headers. */
export function dip(number: number, headers = ''): DipFile {
  return {
    file: `dips/dip-${number}.md`,
    text: `---\ndip: ${number}\ntitle: T\nauthor: A\nissue: https://github.com/diem/dip/issues/${number}\nstatus: Draft\ntype: Process\ncreated: 2021-01-01\n${headers}---\n# Summary\nText.\n# Motivation\nText.\n# Specification\nText.\n# Copyright Notice\nText.\n`,
  };
}
