/**
 * Under which client ids a person has written in a document on this device: until the relay says
 * whose they are, nobody else knows. Without it such passages are shown as not known.
 */

const PREFIX = 'convene.own-clients.';
/** A document is opened often without a line; the relay's word comes long before so many. */
const MOST = 200;

export interface Writer {
  readonly ledger: string;
  readonly person: string;
  readonly document: string;
}

const keyOf = ({ ledger, person, document }: Writer): string =>
  `${PREFIX}${ledger.slice(0, 16)}.${person}.${document}`;

export function ownClients(writer: Writer): readonly number[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(keyOf(writer)) ?? '[]');
    return Array.isArray(list) ? list.filter((item) => Number.isSafeInteger(item)) : [];
  } catch {
    return [];
  }
}

export function rememberClient(writer: Writer, client: number): void {
  const known = ownClients(writer);
  if (!known.includes(client)) write(writer, [...known, client].slice(-MOST));
}

/** The relay has said whose these are. */
export function forgetClients(writer: Writer, claimed: ReadonlyMap<number, string>): void {
  const known = ownClients(writer);
  const left = known.filter((client) => !claimed.has(client));
  if (left.length < known.length) write(writer, left);
}

function write(writer: Writer, clients: readonly number[]): void {
  try {
    if (clients.length === 0) localStorage.removeItem(keyOf(writer));
    else localStorage.setItem(keyOf(writer), JSON.stringify(clients));
  } catch {
    // Storage is full, or switched off.
  }
}
