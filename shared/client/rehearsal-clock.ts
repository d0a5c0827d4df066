import type { HostContext } from './host-context.ts';
import { HostError, messageOf } from './host-error.ts';

/** Moves the clock of a rehearsal's relay forward, and remembers how far it is ahead. */
export async function moveRehearsalClock(
  context: HostContext,
  ledger: string,
  by: number,
): Promise<void> {
  await pushRehearsalClock(context, ledger, by);
  await context.associations.changeHosted(ledger, (hosted) => ({
    embedded: { ...hosted, clockOffset: hosted.clockOffset + by },
  }));
}

/** Moves it for this run only. */
export async function pushRehearsalClock(
  { associations, embedded }: HostContext,
  ledger: string,
  by: number,
): Promise<void> {
  const record = associations.record(ledger);
  if (embedded === null || record.embedded === null) {
    throw new HostError('not-here', 'the relay of that rehearsal does not run here');
  }
  try {
    await embedded.moveClock(record.embedded.name, by);
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error));
  }
  (await associations.client(ledger)).clockMoved(by);
}
