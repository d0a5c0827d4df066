/** Devices that were added in one's name, until one has said on this device that it was oneself. */

import type { Device, State } from '../../../shared/rules/index.ts';

const KEY = 'convene.known-devices.';

/** The devices that were said to be one's own, in an association; where nothing is kept, none. */
export function knownDevices(ledger: string): readonly string[] {
  try {
    return (localStorage.getItem(KEY + ledger) ?? '').split(' ').filter((id) => id !== '');
  } catch {
    return [];
  }
}

export function keepKnown(ledger: string, devices: readonly string[]): void {
  try {
    localStorage.setItem(KEY + ledger, devices.join(' '));
  } catch {
    // They are asked about once more then.
  }
}

/**
 * Devices of a person that came after the one that is looked at, can sign, and are not known;
 * the oldest first. Whoever enrolled last has seen in Settings which there were before.
 */
export function newDevices(
  state: State,
  { person, publicKey }: { readonly person: string; readonly publicKey: string },
  known: readonly string[],
): readonly Device[] {
  const mine = [...state.device.values()].filter((device) => device.person === person);
  const here = mine.find((device) => device.publicKey === publicKey);
  if (here === undefined) return [];
  return mine
    .filter(
      ({ id, addedAt, revokedAt }) =>
        id !== here.id && revokedAt === null && addedAt > here.addedAt && !known.includes(id),
    )
    .sort((a, b) => a.addedAt - b.addedAt);
}
