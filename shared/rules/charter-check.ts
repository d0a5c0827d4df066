/** What a charter must say, and when a change of it is material. */

import { normalizeText } from '../documents/normalize-text.ts';
import type { Charter } from '../documents/proposal-markdown.ts';
import { refuse, type Refusal } from './refusal.ts';

const isBlank = (text: string): boolean => text.trim() === '';

/**
 * DIP-7, Formation: the proposal "must include": scope and goal, limits of its focus, the expected
 * final output, expected duration, and desired member profiles (the sixth, the facilitators, has a
 * count of its own). Blank counts as missing.
 */
const IS_MISSING: { readonly [F in keyof Charter]: (charter: Charter) => boolean } = {
  scope: (charter) => isBlank(charter.scope),
  limits: (charter) => isBlank(charter.limits),
  outputs: (charter) =>
    charter.outputs.length === 0 || charter.outputs.some((output) => isBlank(output.title)),
  durationDays: (charter) => charter.durationDays === null,
  profiles: (charter) => isBlank(charter.profiles),
};

const FIELDS = ['scope', 'limits', 'outputs', 'durationDays', 'profiles'] as const;

/** The fields that are still blank. */
export const missingFields = (charter: Charter): string[] =>
  FIELDS.filter((field) => IS_MISSING[field](charter));

/** `charter-incomplete` where a field is blank. */
export function completeCharter(charter: Charter): Refusal | null {
  const missing = missingFields(charter);
  return missing.length === 0 ? null : refuse('charter-incomplete', { missing });
}

const outputsAsText = (charter: Charter): string =>
  charter.outputs.map(({ kind, title }) => `${kind} ${normalizeText(title)}`).join('\n');

/**
 * DIP-7, Decision Making: "material changes to the TWG's scope, timeline, or expected output". The
 * fields that differ, text compared with LF and without trailing white space.
 */
export function materialChanges(before: Charter, after: Charter): string[] {
  const changed = {
    scope: normalizeText(before.scope) !== normalizeText(after.scope),
    limits: normalizeText(before.limits) !== normalizeText(after.limits),
    outputs: outputsAsText(before) !== outputsAsText(after),
    durationDays: before.durationDays !== after.durationDays,
  };
  return Object.entries(changed)
    .filter(([, differs]) => differs)
    .map(([field]) => field);
}
