/**
 * Refusals: data that says by a code what stands in the way, with the numbers a person needs.
 * Instants in them are written in UTC. The codes are those of the contract.
 */

import type { ChannelKind } from './channel.ts';
import type { Changes, OutputDuty } from './state.ts';

/** Who could do what the author may not. */
export type Needs =
  | 'secretariat'
  | 'tsc-member'
  | 'lead-maintainer'
  | 'maintainer'
  | 'manager'
  | 'manager-or-finalizer'
  | 'facilitator'
  | 'facilitator-or-finalizer'
  | 'facilitator-or-secretariat-where-none-is-left'
  | 'creator-or-facilitator'
  | 'creator-facilitator-or-secretariat'
  | 'member'
  | 'raiser-or-facilitator'
  | 'raiser-or-manager'
  | 'objector'
  | 'opener'
  | 'device-owner-or-secretariat'
  | 'person'
  | 'relay';

/** The details of each refusal, by its code. */
export interface RefusalDetails {
  readonly malformed: { readonly path: string };
  readonly 'not-founded': object;
  readonly 'id-reused': { readonly id: string };
  readonly 'unknown-person': { readonly person: string | null };
  readonly 'device-revoked': { readonly device: string };
  readonly 'out-of-order': { readonly last: number };
  readonly 'not-a-member': { readonly person: string };
  readonly unknown: { readonly kind: string; readonly id: string };
  readonly 'duplicate-id': { readonly kind: string; readonly id: string };
  readonly 'not-permitted': { readonly needs: Needs };
  readonly 'wrong-stage': { readonly stage: string; readonly expected: readonly string[] };
  readonly 'text-missing': { readonly textSha256: string };
  readonly 'ballot-length': { readonly min: number; readonly max: number };
  readonly 'no-tsc': object;

  readonly 'already-founded': object;
  readonly 'rulebook-invalid': { readonly path: string };
  readonly 'key-in-use': object;
  readonly 'stale-basis': { readonly seq: number };
  readonly 'successor-needed': object;
  readonly 'invite-invalid': object;
  readonly 'invite-used': { readonly usedAt: string };
  readonly 'invite-expired': { readonly expiredAt: string };
  readonly 'last-device': object;
  readonly 'already-seated': { readonly person: string };
  readonly 'not-seated': { readonly person: string };
  readonly 'ballot-open': { readonly ballots: readonly string[] };

  readonly 'facilitator-count': { readonly have: number };
  readonly 'charter-incomplete': { readonly missing: readonly string[] };
  readonly 'no-channel': { readonly kinds: readonly ChannelKind[] };
  readonly 'circulation-length': { readonly min: number; readonly max: number };
  readonly 'circulation-over': { readonly endedAt: string };
  readonly 'circulation-running': { readonly endsAt: string };
  readonly 'no-interest': { readonly persons: readonly string[] };
  readonly 'too-few-organizations': { readonly needed: number; readonly have: number };

  readonly 'ballot-closed': { readonly closedAt: string };
  readonly 'not-on-roll': object;
  readonly recused: object;
  readonly 'wrong-text': { readonly expected: string };
  readonly 'vote-cast': { readonly persons: readonly string[] };
  readonly 'too-early': { readonly closesAt: string };

  readonly 'already-member': { readonly person: string };
  readonly 'not-a-twg-member': { readonly person: string };
  readonly 'hand-over-needed': { readonly person: string };
  readonly 'not-nominated': object;
  readonly 'facilitator-present': { readonly persons: readonly string[] };
  readonly 'revision-pending': { readonly ballot: string };
  readonly 'ballot-required': { readonly changed: readonly string[] };
  readonly 'open-objections': { readonly objections: readonly string[] };
  readonly 'charter-expired': { readonly endedAt: string };
  readonly 'output-not-in-charter': { readonly kinds: readonly string[] };
  readonly 'ownership-missing': { readonly duties: readonly OutputDuty[] };
  readonly 'review-running': { readonly endsAt: string };
  readonly 'changes-misstated': { readonly changes: Changes };
  readonly 'group-vote-needed': object;
  readonly 'dip-alive': { readonly status: string };
  readonly 'not-approved': { readonly stage: string };
  readonly 'outputs-open': { readonly outputs: readonly string[] };

  readonly 'not-a-dip': { readonly kind: string };
  readonly 'not-a-maintainer': { readonly person: string };
  readonly 'number-taken': { readonly number: number };
  readonly 'last-call-over': { readonly endedAt: string };
  readonly 'engineering-insufficient': { readonly workstreams: readonly string[] };
  readonly 'already-called': { readonly status: string };
  readonly 'last-call-length': { readonly min: number; readonly max: number };
  readonly 'last-call-running': { readonly endsAt: string };
  readonly 'open-concerns': { readonly concerns: readonly string[] };
  readonly 'implementation-incomplete': { readonly workstreams: readonly string[] };
}

export type RefusalCode = keyof RefusalDetails;

export type Refusal = {
  readonly [C in RefusalCode]: { readonly code: C } & RefusalDetails[C];
}[RefusalCode];

/** Makes a refusal of that code. */
export function refuse<C extends RefusalCode>(code: C, details: RefusalDetails[C]): Refusal {
  // The compiler cannot see that a code together with its own details is one of the union.
  return { code, ...details } as unknown as Refusal;
}
