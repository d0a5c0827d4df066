import type { HostEvent, HostReply, HostRequest, HostRequestType } from './host-messages.ts';
import type { ClientPorts, EmbeddedRelays } from './ports.ts';
import type { SampleScript } from './sample-script.ts';

/**
 * Asks the person for a place and writes the lines there, each with a line feed. Resolves to the
 * path, or to null where the person gave none.
 */
export type SaveFile = (
  suggestedName: string,
  lines: AsyncIterable<string>,
) => Promise<string | null>;

export interface ClientHostOptions {
  readonly platform: 'desktop' | 'browser';
  readonly ports: ClientPorts;
  readonly version: string;
  /** Null where no relay can be run. */
  readonly embedded: EmbeddedRelays | null;
  readonly saveFile: SaveFile;
  /** Null where there is no sample association. */
  readonly sample: SampleScript | null;
}

/** All that a person's associations need of this device, behind one door for all windows. */
export class ClientHost {
  readonly options: ClientHostOptions;
  readonly #listeners = new Set<(event: HostEvent) => void>();

  constructor(options: ClientHostOptions) {
    this.options = options;
  }

  /** Does what is asked. Never rejects. */
  handle(request: HostRequest): Promise<HostReply<HostRequestType>> {
    const problem = { code: 'not-here', message: `${request.type} is not built`, details: {} };
    return Promise.resolve({ ok: false, problem });
  }

  /** Calls on each event until the returned function is called. */
  onEvent(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once everything is flushed and closed. */
  close(): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }
}
