import { utf8ToBytes } from '@noble/hashes/utils.js';
import { HostError, keeping } from './host-error.ts';
import type { LedgerCopy } from './ledger-copy.ts';
import type { ClientPorts, ClientStore } from './ports.ts';
import type { RelayHttp } from './relay-http.ts';

/** The most bytes of a text: a relay keeps no more. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/** Texts that acts name by their hash: among the ledger's lines, or kept beside them. */
export class TextShelf {
  readonly #ports: Pick<ClientPorts, 'crypto' | 'decodeUtf8'>;
  readonly #store: ClientStore;
  readonly #copy: LedgerCopy;
  /** Those that are known to be kept here. */
  readonly #kept = new Set<string>();
  /** Those that the relay of this connection has. */
  #uploaded = new Set<string>();

  constructor(
    ports: Pick<ClientPorts, 'crypto' | 'decodeUtf8'>,
    store: ClientStore,
    copy: LedgerCopy,
  ) {
    this.#ports = ports;
    this.#store = store;
    this.#copy = copy;
  }

  /** Keeps a text; resolves to its hash once it is flushed. */
  async keep(text: string): Promise<string> {
    const bytes = utf8ToBytes(text);
    if (bytes.length > MAX_TEXT_BYTES) {
      throw new HostError('text-too-large', 'the text has more bytes than a text may have', {
        bytes: bytes.length,
        most: MAX_TEXT_BYTES,
      });
    }
    return this.keepBytes(bytes);
  }

  /** As `keep`, whatever the bytes are. */
  async keepBytes(bytes: Uint8Array): Promise<string> {
    const sha256 = this.#ports.crypto.sha256Bytes(bytes);
    if (!this.has(sha256)) await keeping(() => this.#store.keepText(sha256, bytes));
    this.#kept.add(sha256);
    return sha256;
  }

  /** Whether it is known to be here; `find` looks further. */
  has(sha256: string): boolean {
    return this.#kept.has(sha256) || this.#copy.hasText(sha256);
  }

  /** Makes `has` true of a text that is kept here since an earlier run. */
  async find(sha256: string): Promise<boolean> {
    if (this.has(sha256)) return true;
    const isHere = (await this.#bytes(sha256)) !== null;
    if (isHere) this.#kept.add(sha256);
    return isHere;
  }

  /** Null where it is not here, and not to be had from the relay. */
  async read(
    sha256: string,
    relay: { readonly http: RelayHttp; readonly token: string } | null,
  ): Promise<string | null> {
    const here = await this.#bytes(sha256);
    const bytes = here ?? (relay === null ? null : await this.fetch(sha256, relay));
    return bytes === null ? null : this.#ports.decodeUtf8(bytes);
  }

  /** Null where they are not here. @throws HostError `disk` */
  readBytes(sha256: string): Promise<Uint8Array | null> {
    return keeping(() => this.#bytes(sha256));
  }

  /** Takes it from the relay, and keeps it; null where the relay has none that fits. */
  async fetch(
    sha256: string,
    { http, token }: { readonly http: RelayHttp; readonly token: string },
  ): Promise<Uint8Array | null> {
    const bytes = await http.getBytes(`/snapshot/${sha256}`, token);
    if (bytes === null || this.#ports.crypto.sha256Bytes(bytes) !== sha256) return null;
    await keeping(() => this.#store.keepText(sha256, bytes));
    this.#kept.add(sha256);
    return bytes;
  }

  /** Gives the relay a text that an act names, where it is not in the ledger yet. */
  async upload(sha256: string, http: RelayHttp, token: string): Promise<void> {
    if (this.#copy.hasText(sha256) || this.#uploaded.has(sha256)) return;
    const bytes = await this.#bytes(sha256);
    if (bytes === null) return;
    await http.put(`/snapshot/${sha256}`, bytes, token);
    this.#uploaded.add(sha256);
  }

  /** Another relay may be there now, or one that was restored. */
  disconnected(): void {
    this.#uploaded = new Set();
  }

  async #bytes(sha256: string): Promise<Uint8Array | null> {
    const bytes = (await this.#copy.text(sha256)) ?? (await this.#store.readText(sha256));
    return bytes !== null && this.#ports.crypto.sha256Bytes(bytes) === sha256 ? bytes : null;
  }
}
