import type { HostContext } from './host-context.ts';
import { HostError, messageOf } from './host-error.ts';

/** Moves the clock of a rehearsal's relay forward, and remembers how far it is ahead. */
export async function moveRehearsalClock(
  { associations, embedded }: HostContext,
  ledger: string,
  by: number,
): Promise<void> {
  const record = associations.record(ledger);
  if (embedded === null || record.embedded === null) {
    throw new HostError('not-here', 'the relay of that rehearsal does not run here');
  }
  const { name, clockOffset } = record.embedded;
  try {
    await embedded.moveClock(name, by);
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error));
  }
  const moved = { ...record.embedded, clockOffset: clockOffset + by };
  await associations.change(ledger, { embedded: moved });
  (await associations.client(ledger)).clockMoved(by);
}
