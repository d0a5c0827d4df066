import { z } from 'zod';
import { documentAuthorship } from '../../protocol/hand-over-messages.ts';
import { askRelay, isRefused } from '../ask-relay.ts';
import { keeping } from '../host-error.ts';
import type { Authorship } from '../host-messages.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts, ClientStore } from '../ports.ts';

const note = documentAuthorship.extend({ document: z.string(), asOf: z.int() });

const UNKNOWN: Authorship = { claims: [], deletions: [], asOf: null };

export interface AuthorshipsOptions {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly ports: Pick<ClientPorts, 'crypto'>;
}

/** Who wrote what in documents, as the relay said last. */
export class Authorships {
  readonly #options: AuthorshipsOptions;

  constructor(options: AuthorshipsOptions) {
    this.#options = options;
  }

  /**
   * By the relay's word now; where it is away, by the last that was had of it.
   *
   * @throws HostError `relay-refused` where the person may not read the document
   */
  async read(document: string): Promise<Authorship> {
    const { client } = this.#options;
    if (client.connection.status !== 'online') return this.#kept(document);
    try {
      return await this.#ask(document);
    } catch (error) {
      if (isRefused(error)) throw error;
      return this.#kept(document);
    }
  }

  async #ask(document: string): Promise<Authorship> {
    const { client, store } = this.#options;
    const path = `/doc/${encodeURIComponent(document)}/authorship`;
    const said = await askRelay(client, ({ http, token }) =>
      http.getJson(path, token, documentAuthorship),
    );
    const asOf = client.relayNow;
    const text = JSON.stringify({ document, asOf, ...said } satisfies z.infer<typeof note>);
    // It is asked for again; a full disk must not hide what is known.
    await store.writeNote(this.#noteOf(document), text).catch(() => {});
    return shown(said, asOf);
  }

  async #kept(document: string): Promise<Authorship> {
    const { store } = this.#options;
    const text = await keeping(() => store.readNote(this.#noteOf(document)));
    if (text === null) return UNKNOWN;
    try {
      const read = note.parse(JSON.parse(text));
      return read.document === document ? shown(read, read.asOf) : UNKNOWN;
    } catch {
      return UNKNOWN;
    }
  }

  /** Names of documents are longer than those of notes may be. */
  #noteOf(document: string): string {
    return `authorship-${this.#options.ports.crypto.sha256(document).slice(0, 40)}`;
  }
}

function shown(
  { claims, deletions }: z.infer<typeof documentAuthorship>,
  asOf: number,
): Authorship {
  return {
    claims: claims.map(([client, person]) => ({ client, person })),
    deletions: deletions.map(([client, clock, length, person, at]) => {
      return { client, clock, length, person, at };
    }),
    asOf,
  };
}
