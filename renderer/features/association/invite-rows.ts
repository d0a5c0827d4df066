import type { Instant, Invite, State } from '../../../shared/rules/index.ts';

export type InviteState =
  | { readonly kind: 'open'; readonly expiresAt: Instant }
  | { readonly kind: 'used'; readonly usedAt: Instant }
  | { readonly kind: 'expired'; readonly expiredAt: Instant };

export interface InviteRow {
  readonly invite: Invite;
  readonly state: InviteState;
}

export function inviteState({ expiresAt, usedAt }: Invite, now: Instant): InviteState {
  if (usedAt !== null) return { kind: 'used', usedAt };
  return now < expiresAt ? { kind: 'open', expiresAt } : { kind: 'expired', expiredAt: expiresAt };
}

const ORDER = ['open', 'used', 'expired'] as const;

/** All invites: the open ones first, by when they expire; then the latest first. */
export function inviteRows(state: State, now: Instant): readonly InviteRow[] {
  return [...state.invite.values()]
    .map((invite) => ({ invite, state: inviteState(invite, now) }))
    .sort((a, b) => {
      const kinds = ORDER.indexOf(a.state.kind) - ORDER.indexOf(b.state.kind);
      const later = b.invite.expiresAt - a.invite.expiresAt;
      return kinds || (a.state.kind === 'open' ? -later : later);
    });
}
