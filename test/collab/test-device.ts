/** A device of a person: a journal, and windows whose host it is. No process of ours is left out. */

import { WebSocket as NodeSocket } from 'ws';
import { OpenDocument, type OpenDocumentOptions } from '../../renderer/collab/open-document.ts';
import type {
  Host,
  HostEvent,
  HostReplies,
  HostRequest,
  HostRequestType,
  SetAsideDraft,
} from '../../shared/client/host-messages.ts';
import type { Journal } from '../../shared/client/journal.ts';

export const LEDGER = 'a'.repeat(64);

export interface DeviceOptions {
  readonly journal: Journal;
  readonly session: () => Promise<{ readonly url: string; readonly token: string }>;
  readonly WebSocket: typeof WebSocket;
}

export class TestDevice {
  readonly drafts: SetAsideDraft[] = [];
  readonly done: string[] = [];
  /** Every request of every window, by its type. */
  readonly requests: HostRequestType[] = [];
  readonly #windows = new Set<Window>();
  readonly options: DeviceOptions;

  constructor(options: DeviceOptions) {
    this.options = options;
  }

  window(): Window {
    const window = new Window(this);
    this.#windows.add(window);
    return window;
  }

  tell(event: HostEvent, but: Window | null = null): void {
    for (const window of this.#windows) if (window !== but) window.hear(event);
  }

  /** The relay answers again, as the store process says it. */
  online(): void {
    this.#connection('online');
  }

  offline(): void {
    this.#connection('offline');
  }

  #connection(status: 'online' | 'offline'): void {
    const connection = {
      status,
      relayUrl: '',
      since: 0,
      acknowledgedAt: null,
      clockOffset: 0,
      reason: null,
      hostedBy: null,
      clock: 'believed',
    } as const;
    this.tell({ type: 'connection', ledger: LEDGER, connection });
  }

  async answer(window: Window, request: HostRequest): Promise<HostReplies[HostRequestType]> {
    const { journal, session } = this.options;
    this.requests.push(request.type);
    switch (request.type) {
      case 'session':
        return { ...(await session()), expiresAt: 0 };
      case 'journal-open':
        return { updates: await journal.open(request.document) };
      case 'journal-append': {
        const { ledger, document, update, from } = request;
        this.tell({ type: 'journal', ledger, document, update }, window);
        await journal.append(document, update, from);
        return {};
      }
      case 'journal-compact':
        await journal.compact(request.document, request.state, request.count);
        return {};
      case 'journal-set-aside':
        return this.#setAside(request);
      case 'drafts':
        return { drafts: this.drafts.filter((draft) => draft.document === request.document) };
      case 'draft-done':
        this.done.push(request.id);
        return {};
      default:
        throw new Error(`no answer to ${request.type}`);
    }
  }

  async #setAside(request: HostRequest & { type: 'journal-set-aside' }): Promise<SetAsideDraft> {
    const { document, state, draft } = request;
    const { code, details, texts, base } = draft;
    const id = `draft-${this.drafts.length + 1}`;
    await this.options.journal.setAside(document, state);
    const kept = { id, document, at: 0, code, details, texts, base };
    this.drafts.push(kept);
    this.tell({ type: 'drafts', ledger: LEDGER, drafts: [...this.drafts] });
    return kept;
  }
}

class Window implements Host {
  readonly #device: TestDevice;
  readonly #listeners = new Set<(event: HostEvent) => void>();

  constructor(device: TestDevice) {
    this.#device = device;
  }

  readonly request: Host['request'] = async (request) => {
    try {
      const value = await this.#device.answer(this, request);
      return { ok: true, value } as never;
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown';
      return { ok: false, problem: { code: 'disk', message, details: {} } };
    }
  };

  onEvent(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hear(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const opened = new Set<OpenDocument>();

export async function closeAll(): Promise<void> {
  for (const document of opened) void document.close();
  opened.clear();
  // Sockets that were still opening are gone by then.
  await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Opens a document in a new window of the device, and waits until it is loaded. */
export async function openOn(
  device: TestDevice,
  document: string,
  more: Partial<OpenDocumentOptions> = {},
): Promise<OpenDocument> {
  const open = new OpenDocument({
    host: device.window(),
    ledger: LEDGER,
    document,
    WebSocket: device.options.WebSocket,
    nextFrame: (run) => {
      const timer = setTimeout(run, 4);
      return () => clearTimeout(timer);
    },
    ...more,
  });
  opened.add(open);
  await until(() => open.view !== null);
  return open;
}

/** Waits until it is so: what others write is told to nobody but the text. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 3));
}

export const settled = (document: OpenDocument): Promise<void> =>
  until(
    () => document.view?.status.relay === 'acknowledged' && document.view.status.saved === 'saved',
  );

export function textOf(document: OpenDocument, root = 'content'): string {
  return document.view?.doc.getText(root).toJSON() ?? '';
}

export function type(document: OpenDocument, text: string, root = 'content'): void {
  const shared = document.view?.doc.getText(root);
  if (shared === undefined) throw new Error('not loaded');
  shared.insert(shared.length, text);
}

/** A socket to a relay of tests, which believes whoever says who they are. */
export function socketOf(person: string, device: string): typeof WebSocket {
  class PersonSocket extends NodeSocket {
    constructor(url: string | URL) {
      super(`${url.toString()}?person=${person}&device=${device}`);
    }
  }
  return PersonSocket as unknown as typeof WebSocket;
}
