import type { State } from '../rules/state.ts';
import { RELAY_DEVICE, type LedgerAct } from './act.ts';
import type { LedgerCrypto } from './crypto.ts';
import { deviceIdOf } from './keys.ts';

/**
 * Where the key of a device that is not known yet stands in the act itself: the founding, and a
 * device that enrols.
 */
const OWN_KEY: ReadonlyMap<string, (data: Fields) => unknown> = new Map([
  ['association.found', (data: Fields) => fieldOf(data['founder'], 'publicKey')],
  ['device.enrol', (data: Fields) => data['publicKey']],
]);

type Fields = Readonly<Record<string, unknown>>;

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined;
  return (value as Fields)[field];
}

/** The key of a device that an act would bring; null where it would bring none. */
export function keyBrought(act: LedgerAct): string | null {
  const data = act.data as Fields;
  const key = act.type === 'device.add' ? data['publicKey'] : OWN_KEY.get(act.type)?.(data);
  return typeof key === 'string' ? key : null;
}

/**
 * The key that an act's signature is to be checked with; null where its device is unknown, so that
 * nobody could have signed it. A revoked device has its key still: it is the rules that refuse it.
 */
export function authorKey(crypto: LedgerCrypto, state: State, act: LedgerAct): string | null {
  if (act.device === RELAY_DEVICE) return state.association?.relay.publicKey ?? null;
  const device = state.device.get(act.device);
  if (device !== undefined) return device.publicKey;
  const own = OWN_KEY.get(act.type)?.(act.data as Fields);
  return typeof own === 'string' && deviceIdOf(crypto, own) === act.device ? own : null;
}
