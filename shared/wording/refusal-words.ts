/** Refusals in words: what stands in the way with its numbers, and who can do what about it. */

import type { RefusalCode } from '../rules/refusal.ts';
import type { State } from '../rules/state.ts';
import { COMMON_REFUSALS } from './common-refusals.ts';
import { DIP_REFUSALS } from './dip-refusals.ts';
import { documentRefusalWords } from './document-refusal-words.ts';
import { LIFECYCLE_REFUSALS } from './lifecycle-refusals.ts';
import { said } from './phrases.ts';
import { knownRefusal } from './refusal-forms.ts';
import type { RefusalMakers } from './refusal-makers.ts';
import { words, type Words } from './words.ts';

/** A refusal of the rules, of the relay or of a document; its numbers beside the code or in `details`. */
export type AnyRefusal =
  { readonly code: string } | { readonly code: string; readonly [detail: string]: unknown };

const MAKERS: RefusalMakers<RefusalCode> = {
  ...COMMON_REFUSALS,
  ...LIFECYCLE_REFUSALS,
  ...DIP_REFUSALS,
};

function make(code: RefusalCode, details: unknown, state: State): Words {
  // That the details have the form that goes with the code was looked at before.
  const maker = MAKERS[code] as (details: unknown, state: State) => Words;
  return maker(details, state);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function detailsOf(refusal: AnyRefusal): Readonly<Record<string, unknown>> {
  const fields: Readonly<Record<string, unknown>> = refusal;
  return isRecord(fields['details']) ? fields['details'] : fields;
}

/** What a code of another version says: all that is known of it, and nothing made up. */
const unknownWords = (code: string, details: Readonly<Record<string, unknown>>): Words => {
  const given = Object.entries(details)
    .filter(([field]) => field !== 'code' && field !== 'details')
    .map(([field, value]) => `${said(field)}: ${said(JSON.stringify(value) ?? 'nothing')}`);
  const numbers = given.length === 0 ? '' : ` (${given.join('; ')})`;
  return words(
    'Refused',
    `It was refused for a reason that this version of the app has no words for: “${said(code)}”${numbers}.`,
    'Update the app; the reason is then explained.',
  );
};

/** A refusal in words. One that is not known here is shown as it is. */
export function refusalWords(refusal: AnyRefusal, state: State): Words {
  const { code } = refusal;
  const details = detailsOf(refusal);
  const known = knownRefusal(code, details);
  if (known !== null) return make(known, details, state);
  return documentRefusalWords(code, details) ?? unknownWords(code, details);
}
