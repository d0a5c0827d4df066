import type { RelayView } from '../relay-part.ts';
import type { OutreachOptions } from './outreach-options.ts';
import type { Means } from './wishes.ts';

/** Why nothing is sent now. */
export type Shut = 'not-founded' | 'rehearsal' | 'not-keeping' | 'clock-doubted';

/** Null where things may be sent: only the relay that keeps a real ledger, at a time it believes. */
export function whyShut(relay: RelayView): Shut | null {
  const { association } = relay.published().state;
  if (association === null) return 'not-founded';
  // Nobody is to get mail because somebody tries the app out.
  if (association.rehearsal) return 'rehearsal';
  if (relay.standing().kind !== 'keeping') return 'not-keeping';
  return relay.isClockTrusted() ? null : 'clock-doubted';
}

/** In a rehearsal there are none. */
export function meansOf(relay: RelayView, options: OutreachOptions): Means {
  const isRehearsal = relay.published().state.association?.rehearsal === true;
  return {
    mail: isRehearsal || options.smtp === undefined ? 'not-set-up' : 'ready',
    webhooks: isRehearsal ? 'not-set-up' : 'ready',
  };
}
