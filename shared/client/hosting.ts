import type { AssociationRecord } from './association-record.ts';
import type { HostContext } from './host-context.ts';
import { HostError, messageOf } from './host-error.ts';
import type { HostReplies, HostRequestOf } from './host-messages.ts';
import type { EmbeddedRelays } from './ports.ts';

/** Changes who may reach the relay of this computer; gives the address that they use. */
export async function shareRelay(
  context: HostContext,
  { ledger, on }: HostRequestOf<'share-relay'>,
): Promise<HostReplies['share-relay']> {
  const { associations } = context;
  const { relays, embedded } = hostedHere(context, ledger);
  try {
    const { url, sharedAs } = await relays.share(embedded.name, on);
    await associations.change(ledger, {
      relayUrl: url,
      embedded: { ...embedded, reach: on, sharedAs },
    });
    (await associations.client(ledger)).reconnect();
    return { relayUrl: sharedAs ?? url };
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error));
  }
}

/** Has the person say whether the clock is right that the relay of this computer doubts. */
export async function acceptClock(
  context: HostContext,
  ledger: string,
): Promise<HostReplies['accept-clock']> {
  const { relays, embedded } = hostedHere(context, ledger);
  const client = await context.associations.client(ledger);
  try {
    const answer = await relays.acceptClock(embedded.name, client.copy.shown.at);
    if (answer === 'accepted') client.reconnect();
    return { answer };
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error));
  }
}

/** @throws HostError `not-here`, `unknown-association` */
function hostedHere(
  { associations, embedded: relays }: HostContext,
  ledger: string,
): { relays: EmbeddedRelays; embedded: NonNullable<AssociationRecord['embedded']> } {
  const { embedded } = associations.record(ledger);
  if (relays !== null && embedded !== null) return { relays, embedded };
  throw new HostError('not-here', 'the relay of that association does not run here');
}
