import type { RefusalCode, RefusalDetails } from '../rules/refusal.ts';

/** `text?`: a text or null. */
type Form = 'text' | 'text?' | 'number' | 'texts';

type FormOf<T> = null extends T
  ? 'text?'
  : T extends number
    ? 'number'
    : T extends string
      ? 'text'
      : 'texts';

type Forms = {
  readonly [C in RefusalCode]: {
    readonly [F in keyof RefusalDetails[C]]: FormOf<RefusalDetails[C][F]>;
  };
};

/** The form of each refusal’s details: a relay of another version may have changed them. */
const FORMS: Forms = {
  malformed: { path: 'text' },
  'not-founded': {},
  'id-reused': { id: 'text' },
  'unknown-person': { person: 'text?' },
  'device-revoked': { device: 'text' },
  'out-of-order': { last: 'number' },
  'not-a-member': { person: 'text' },
  unknown: { kind: 'text', id: 'text' },
  'duplicate-id': { kind: 'text', id: 'text' },
  'not-permitted': { needs: 'text' },
  'wrong-stage': { stage: 'text', expected: 'texts' },
  'text-missing': { textSha256: 'text' },
  'ballot-length': { min: 'number', max: 'number' },
  'no-tsc': {},
  'already-founded': {},
  'rulebook-invalid': { path: 'text' },
  'key-in-use': {},
  'stale-basis': { seq: 'number' },
  'successor-needed': {},
  'invite-invalid': {},
  'invite-used': { usedAt: 'text' },
  'invite-expired': { expiredAt: 'text' },
  'last-device': {},
  'already-seated': { person: 'text' },
  'not-seated': { person: 'text' },
  'ballot-open': { ballots: 'texts' },
  'facilitator-count': { have: 'number' },
  'charter-incomplete': { missing: 'texts' },
  'no-channel': { kinds: 'texts' },
  'circulation-length': { min: 'number', max: 'number' },
  'circulation-over': { endedAt: 'text' },
  'circulation-running': { endsAt: 'text' },
  'no-interest': { persons: 'texts' },
  'too-few-organizations': { needed: 'number', have: 'number' },
  'ballot-closed': { closedAt: 'text' },
  'not-on-roll': {},
  recused: {},
  'wrong-text': { expected: 'text' },
  'vote-cast': { persons: 'texts' },
  'too-early': { closesAt: 'text' },
  'already-member': { person: 'text' },
  'not-a-twg-member': { person: 'text' },
  'hand-over-needed': { person: 'text' },
  'not-nominated': {},
  'facilitator-present': { persons: 'texts' },
  'revision-pending': { ballot: 'text' },
  'ballot-required': { changed: 'texts' },
  'open-objections': { objections: 'texts' },
  'charter-expired': { endedAt: 'text' },
  'output-not-in-charter': { kinds: 'texts' },
  'ownership-missing': { duties: 'texts' },
  'review-running': { endsAt: 'text' },
  'changes-misstated': { changes: 'text' },
  'group-vote-needed': {},
  'dip-alive': { status: 'text' },
  'not-approved': { stage: 'text' },
  'outputs-open': { outputs: 'texts' },
  'not-a-dip': { kind: 'text' },
  'not-a-maintainer': { person: 'text' },
  'number-taken': { number: 'number' },
  'last-call-over': { endedAt: 'text' },
  'engineering-insufficient': { workstreams: 'texts' },
  'already-called': { status: 'text' },
  'last-call-length': { min: 'number', max: 'number' },
  'last-call-running': { endsAt: 'text' },
  'open-concerns': { concerns: 'texts' },
  'implementation-incomplete': { workstreams: 'texts' },
};

/** Every code of the rules. */
export const REFUSAL_CODES = Object.keys(FORMS) as readonly RefusalCode[];

const isCode = (code: string): code is RefusalCode => Object.hasOwn(FORMS, code);

function fits(value: unknown, form: Form): boolean {
  switch (form) {
    case 'text':
      return typeof value === 'string';
    case 'text?':
      return value === null || typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
  }
}

/** The code, where it is known here and its details have the form that goes with it. */
export function knownRefusal(
  code: string,
  details: Readonly<Record<string, unknown>>,
): RefusalCode | null {
  if (!isCode(code)) return null;
  const forms: Readonly<Record<string, Form>> = FORMS[code];
  return Object.entries(forms).every(([field, form]) => fits(details[field], form)) ? code : null;
}
