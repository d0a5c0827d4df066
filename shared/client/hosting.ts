import type { AssociationRecord } from './association-record.ts';
import { ANSWER_WITHIN, type HostContext } from './host-context.ts';
import { HostError, messageOf } from './host-error.ts';
import type { HostReplies, HostRequestOf } from './host-messages.ts';
import type { LedgerClient } from './ledger-client.ts';
import type { EmbeddedRelays } from './ports.ts';

/** How long a connection takes to notice that its relay has ended, in milliseconds. */
const GOES_WITHIN = 2000;

/** Changes who may reach the relay of this computer; gives the address that they use. */
export async function shareRelay(
  context: HostContext,
  { ledger, on }: HostRequestOf<'share-relay'>,
): Promise<HostReplies['share-relay']> {
  const { associations } = context;
  const { relays, embedded } = hostedHere(context, ledger);
  try {
    const { url, sharedAs } = await relays.share(embedded.name, on);
    await associations.changeHosted(ledger, (hosted) => ({
      relayUrl: url,
      embedded: { ...hosted, reach: on, sharedAs },
    }));
    await comesBack(await associations.client(ledger));
    return { relayUrl: sharedAs ?? url };
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error));
  }
}

/** The relay was started anew: whoever goes on at once is to find it. */
async function comesBack(client: LedgerClient): Promise<void> {
  const isOnline = () => client.connection.status === 'online';
  client.reconnect();
  try {
    await client.until(() => !isOnline(), GOES_WITHIN);
    await client.until(isOnline, ANSWER_WITHIN);
  } catch {
    // It is shared all the same.
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
