/** The fields that a proposal must have, as a person reads them, and what differs between two charters. */

import { normalizeText } from '../../../shared/documents/normalize-text.ts';
import type { Charter, OutputKind } from '../../../shared/documents/proposal-markdown.ts';
import {
  CHARTER_FIELDS as LABELS,
  labelOf,
  OUTPUT_KINDS as KIND_LABELS,
} from '../../../shared/wording/index.ts';
import { materialChanges, missingFields } from '../../../shared/rules/index.ts';

export const CHARTER_FIELDS = ['scope', 'limits', 'outputs', 'durationDays', 'profiles'] as const;
export type CharterField = (typeof CHARTER_FIELDS)[number];

export const isCharterField = (field: string): field is CharterField =>
  (CHARTER_FIELDS as readonly string[]).includes(field);

/** The names that the rules' refusals use too. */
export const FIELD_LABELS: { readonly [F in CharterField]: string } = {
  scope: labelOf(LABELS, 'scope'),
  limits: labelOf(LABELS, 'limits'),
  outputs: labelOf(LABELS, 'outputs'),
  durationDays: labelOf(LABELS, 'durationDays'),
  profiles: labelOf(LABELS, 'profiles'),
};

/** What each field is for, in a line under its label. */
export const FIELD_HINTS: { readonly [F in CharterField]: string } = {
  scope: 'What the group looks into, and what should be better when it is done.',
  limits: 'What it leaves alone, so that others know where it stops.',
  outputs: 'What it will hand over: a DIP, a report or a recommendation, each with a title.',
  durationDays: 'How long it will work, counted in days from the day it is formed.',
  profiles: 'Who would be good to have in it, so that members can tell whether to join.',
};

export const OUTPUT_KINDS: readonly { readonly id: OutputKind; readonly label: string }[] = (
  ['dip', 'report', 'recommendation'] as const
).map((id) => ({ id, label: KIND_LABELS[id] }));

export const outputKindWord = (kind: OutputKind): string => KIND_LABELS[kind];

export const durationWords = (days: number | null): string => {
  if (days === null) return '';
  return days === 1 ? '1 day' : `${days} days`;
};

/** A field's content as text, to be shown and compared. */
export function fieldText(charter: Charter, field: CharterField): string {
  switch (field) {
    case 'scope':
    case 'limits':
    case 'profiles':
      return normalizeText(charter[field]);
    case 'outputs':
      return charter.outputs
        .map(({ kind, title }) => `${outputKindWord(kind)}: ${normalizeText(title)}`.trimEnd())
        .join('\n');
    case 'durationDays':
      return durationWords(charter.durationDays);
  }
}

export interface FieldChange {
  readonly field: CharterField;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** DIP-7, Decision Making: "material changes to the TWG's scope, timeline, or expected output". */
  readonly weight: 'material' | 'not-material';
}

/** The fields in which two charters differ, in the order of the form. */
export function charterChanges(before: Charter, after: Charter): FieldChange[] {
  const material = new Set(materialChanges(before, after));
  return CHARTER_FIELDS.map((field) => ({
    field,
    label: FIELD_LABELS[field],
    before: fieldText(before, field),
    after: fieldText(after, field),
    weight: material.has(field) ? ('material' as const) : ('not-material' as const),
  })).filter((change) => change.before !== change.after);
}

/** Which of DIP-7's six a proposal has: the charter's five, and its facilitators. */
export function checklistOf(
  charter: Charter,
  facilitators: readonly string[],
): {
  readonly id: CharterField | 'facilitators';
  readonly label: string;
  readonly done: 'yes' | 'no';
}[] {
  const missing = new Set(missingFields(charter));
  const five = CHARTER_FIELDS.map((field) => ({
    id: field,
    label: FIELD_LABELS[field],
    done: missing.has(field) ? ('no' as const) : ('yes' as const),
  }));
  const facilitated = facilitators.length >= 1 && facilitators.length <= 2;
  return [
    ...five.slice(0, 4),
    {
      id: 'facilitators',
      label: labelOf(LABELS, 'facilitators'),
      done: facilitated ? 'yes' : 'no',
    },
    ...five.slice(4),
  ];
}

export const BLANK_CHARTER: Charter = {
  scope: '',
  limits: '',
  outputs: [],
  durationDays: null,
  profiles: '',
};

export const isBlankCharter = (charter: Charter): boolean =>
  CHARTER_FIELDS.every((field) => fieldText(charter, field).trim() === '');
