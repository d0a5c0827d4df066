/** The fields that acts are made of. Whatever is not said here, or is of another form, is `malformed`. */

import { z } from 'zod';
import type { Charter } from '../documents/proposal-markdown.ts';
import { isDate, readInstant } from './instant.ts';
import { DUTIES } from './state.ts';

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** `relay` is reserved: it is no person, and its name is nobody else's. */
export const isId = (value: string): boolean => ID.test(value) && value !== 'relay';

export const id = z.string().refine(isId);

/** A device is named by the hash of its key, an invite by its key. */
export const deviceId = z.string().regex(/^[0-9a-f]{64}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** A lone surrogate has no UTF-8 bytes, so such a text could not be signed. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** Control characters and line separators: a name of two lines could pass for more than a name. */
const NOT_ON_A_LINE = /[\p{Cc}\u2028\u2029]/u;

const wellFormed = z.string().refine((value) => !LONE_SURROGATE.test(value));
const notBlank = (value: string): boolean => value.trim() !== '';

/** Text that may be blank. */
export const anyText = wellFormed;
/** Required text of any number of lines. */
export const text = wellFormed.refine(notBlank);
/** Required text of one line: names and titles. */
export const line = text.refine((value) => !NOT_ON_A_LINE.test(value));
/** Text of one line that may be blank. */
const anyLine = wellFormed.refine((value) => !NOT_ON_A_LINE.test(value));

/** The number of characters as a person counts them, not of UTF-16 units. */
const characters = (value: string): number => Array.from(value).length;
/** Acts are for ever: a comment has at most 2,000 characters. */
export const comment = wellFormed.refine((value) => characters(value) <= 2000);

export const integer = z.int();
/** A count of minutes, a number of a DIP: 0 or more. */
export const natural = z.int().min(0);

/** An instant with its time zone, read into milliseconds. */
export const instant = z.string().transform((value, context) => {
  const read = readInstant(value);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'not an instant with a time zone' });
  return z.NEVER;
});
/** A day, or an instant with its time zone. */
export const dateOrInstant = z
  .string()
  .refine((value) => isDate(value) || readInstant(value) !== null);

/** A list of people holds no one twice. */
export const persons = z.array(id).refine((list) => new Set(list).size === list.length);

export const outputKind = z.enum(['dip', 'report', 'recommendation']);
export const outputDuty = z.enum(DUTIES);
export const role = z.enum([
  'facilitator',
  'co-facilitator',
  'contributor',
  'reviewer',
  'observer',
]);
export const changes = z.enum(['none', 'editorial', 'material']);
export const deviceKind = z.enum(['desktop', 'browser']);

const channelKind = z.enum(['slack', 'email', 'portal', 'other']);
export const channels = z.array(z.strictObject({ kind: channelKind, name: line }));

export const roster = z
  .array(z.strictObject({ person: id, role }))
  .refine((seats) => new Set(seats.map((seat) => seat.person)).size === seats.length);

/** The number of bytes in UTF-8. */
function utf8Length(value: string): number {
  let bytes = 0;
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/** The most that a charter's text may have in all, in bytes of UTF-8. */
export const LONGEST_CHARTER = 32 * 1024;

type CharterText = Pick<Charter, 'scope' | 'limits' | 'profiles'> & {
  readonly outputs: readonly { readonly title: string }[];
};

/** The bytes, in UTF-8, of all text of a charter together. */
export const charterBytes = ({ scope, limits, profiles, outputs }: CharterText): number =>
  [scope, limits, profiles, ...outputs.map((output) => output.title)]
    .map(utf8Length)
    .reduce((sum, length) => sum + length, 0);

/**
 * The charter's five fields. In a draft they may be blank, so nothing is asked of them here but
 * their form and that all their text together has at most 32 KiB.
 */
export const charter = z
  .strictObject({
    scope: anyText.default(''),
    limits: anyText.default(''),
    outputs: z.array(z.strictObject({ kind: outputKind, title: anyLine })).default([]),
    durationDays: z.int().min(1).max(1095).nullable().default(null),
    profiles: anyText.default(''),
  })
  .refine((value) => charterBytes(value) <= LONGEST_CHARTER);

const fraction = z.strictObject({
  num: z.int().min(0).max(1_000_000),
  den: z.int().min(1).max(1_000_000),
  cmp: z.enum(['>', '>=']),
});
export const rule = z.strictObject({
  threshold: fraction,
  base: z.enum(['cast', 'eligible']),
  quorum: fraction,
});

const range = z.strictObject({ min: integer, max: integer });
/** What is `undefined` is left out, as JSON leaves it out: a state is plain data. */
const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

const rulebookParts = z.strictObject({
  circulationDays: range.optional(),
  circulationChannels: z.array(channelKind).optional(),
  minOrganizations: integer.optional(),
  ballotDays: z.strictObject({ default: integer, min: integer, max: integer }).optional(),
  updateDays: integer.optional(),
  reviewDays: integer.optional(),
  lastCallDays: range.optional(),
  tsc: rule.optional(),
  twg: rule.optional(),
});
/** Any of the rulebook's parts, each whole. */
export const rulebookChange = rulebookParts.transform(withoutUndefined);

export const workstreamKind = z.enum(['diem-core', 'move-framework', 'off-chain']);
export const workstreamStatus = z.enum(['planned', 'in-progress', 'sufficient', 'complete']);
