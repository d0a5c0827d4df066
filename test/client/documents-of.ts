import { openNodeSocket } from '../../electron/store/node-network.ts';
import { writeSampleDocument } from '../../shared/client/sample-documents.ts';
import type { Desk } from './client-world.ts';

const PORTS = {
  openSocket: openNodeSocket,
  after: (milliseconds: number, call: () => void) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Writes a document's text over its socket, as somebody's editor would; resolves once it is durable. */
export async function writeText(
  desk: Desk,
  ledger: string,
  document: string,
  text: string,
): Promise<void> {
  const { url, token } = await desk.ask({ type: 'session', ledger });
  const by = desk.folder;
  await writeSampleDocument(PORTS, url, token, { kind: 'text', at: 0, by, document, text });
}
