import {
  LEDGER_PROTOCOL,
  readRelayMessage,
  SUBPROTOCOL,
  TOKEN_PREFIX,
  writeClientMessage,
  type ClientMessage,
  type RelayMessage,
} from '../protocol/ledger-messages.ts';
import type { RelayIdentity } from '../protocol/session-messages.ts';
import type { Instant, Position } from '../rules/index.ts';
import type { DeviceSession, DeviceSessions, SessionDevice } from './device-session.ts';
import { ForkSearch, type ForkEvidence } from './fork.ts';
import { HostError } from './host-error.ts';
import type { ConnectionStatus } from './host-messages.ts';
import type { LedgerCopy } from './ledger-copy.ts';
import { endOfClose, endOfError, offline, waitAfter, type LinkEnd } from './link-end.ts';
import type { ClientPorts } from './ports.ts';
import { socketAddress } from './relay-address.ts';
import { RelayHttp } from './relay-http.ts';
import { RULES_HERE } from './replay.ts';
import { restoreRelay } from './restore.ts';
import { SocketStream } from './socket-stream.ts';

/** What a link asks of the client whose it is, and tells it. */
export interface LinkSide {
  readonly ledger: string;
  readonly ports: ClientPorts;
  readonly copy: LedgerCopy;
  readonly sessions: DeviceSessions;
  device(): SessionDevice;
  /** Where the relay is. @throws HostError where it cannot be said. */
  address(): Promise<string>;
  /** Keeps a new address. */
  movedTo(url: string): Promise<void>;
  /** The key that the ledger names, and every key that ever was the relay's. */
  relayKeys(): { readonly now: string | null; readonly ever: readonly string[] };
  relayNow(): Instant | null;
  report(status: ConnectionStatus, reason: string | null): void;
  clockIs(relayClock: Instant): void;
  /** What a relay says of itself before anything else. */
  identified(identity: RelayIdentity): void;
  /** Takes lines that follow. @throws HostError `disk` */
  entries(lines: readonly string[]): Promise<'taken' | 'rejected'>;
  answered(answer: RelayAnswerMessage): Promise<void>;
  documentsChanged(changed: readonly string[], marks: readonly string[]): void;
  /** The relay may be asked: everything that it has is here. */
  ready(): void;
  disconnected(): void;
  forked(evidence: ForkEvidence): Promise<void>;
}

export type RelayAnswerMessage = Extract<
  RelayMessage,
  { type: 'receipt' | 'refusal' | 'problem' | 'fate' }
>;

/** A relay that says nothing for so many ms is not there: it sends a notice every 15 s. */
const SILENCE = 50_000;

/** Keeps a ledger connected to its relay: one attempt after the other, until it is closed. */
export class RelayLink {
  readonly #side: LinkSide;
  #stream: SocketStream | null = null;
  #wake: (() => void) | null = null;
  #isClosed = false;
  #isReady = false;
  /** Somebody wants to begin anew: what the stream still says is not heard, and it is not ready. */
  #isLeft = false;
  /** Somebody wants to begin anew while an attempt is made, perhaps to where the relay was. */
  #isAwaited = false;
  /** The relay says that our last entry is not on its ledger. */
  #isSuspect = false;
  #running: Promise<void> | null = null;

  constructor(side: LinkSide) {
    this.#side = side;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Tries again at once, where it waits; begins anew, where it is connected. */
  reconnect(): void {
    if (this.#stream !== null) {
      this.#isLeft = true;
      this.#side.sessions.forget();
      this.#stream.close();
    } else if (this.#wake === null) {
      this.#isAwaited = true;
    }
    this.#wake?.();
  }

  send(message: ClientMessage): void {
    this.#stream?.send(writeClientMessage(message));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.reconnect();
    await this.#running;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#isClosed) {
      const end = await this.#attempt();
      const wasReady = this.#isReady;
      this.#isReady = false;
      this.#stream = null;
      if (wasReady) this.#side.disconnected();
      if (this.#isClosed) return;
      failures = wasReady ? 0 : failures + 1;
      if (end.again !== 'soon' || failures > 3) this.#side.report(end.status, end.reason);
      // What should have helped at once and did not, is tried more slowly.
      const again = end.again === 'soon' && failures > 3 ? 'backoff' : end.again;
      const isAwaited = this.#isAwaited && !wasReady && again !== 'never';
      await this.#sleep(isAwaited ? 0 : waitAfter(again, failures, this.#random()));
    }
  }

  #random(): number {
    return (this.#side.ports.randomBytes(1)[0] ?? 0) / 256;
  }

  #sleep(milliseconds: number | null): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const takeBack =
        milliseconds === null
          ? () => {}
          : this.#side.ports.after(milliseconds, () => this.#wake?.());
      this.#wake = () => {
        this.#wake = null;
        takeBack();
        resolve();
      };
    });
  }

  async #attempt(): Promise<LinkEnd> {
    this.#isLeft = false;
    this.#isAwaited = false;
    try {
      const url = await this.#side.address();
      this.#side.report('connecting', null);
      return await this.#connect(new RelayHttp(this.#side.ports, url));
    } catch (error) {
      return endOfError(error);
    } finally {
      this.#stream?.close();
    }
  }

  async #connect(relay: RelayHttp): Promise<LinkEnd> {
    const { ledger, copy } = this.#side;
    const identity = await relay.identity();
    this.#side.clockIs(identity.clock);
    if (identity.ledger !== ledger) {
      throw new HostError('relay-of-another-association', 'that relay keeps another ledger');
    }
    if (!RULES_HERE.has(identity.rules)) return incompatible(identity.rules);
    if (this.#isSuspect || this.#standing(identity.head) === 'elsewhere') {
      return this.#searchFork(relay);
    }
    if (this.#standing(identity.head) === 'behind') {
      this.#side.report('restoring', `entry ${identity.head.seq}`);
      await restoreRelay(relay, copy, identity.head);
      return { status: 'restoring', reason: null, again: 'soon' };
    }
    const moved = await this.#followed(identity, relay.url);
    if (moved !== null) return moved;
    this.#side.identified(identity);
    const session = await this.#session(relay);
    return this.#follow(relay, session, identity);
  }

  /** Where a relay's head is, seen from ours. */
  #standing({ seq, head }: Position): 'with-us' | 'ahead' | 'behind' | 'elsewhere' {
    const { copy } = this.#side;
    const ours = copy.shown.position.seq;
    if (seq > ours) return 'ahead';
    if (copy.chain.headAt(seq) !== head) return 'elsewhere';
    return seq === ours ? 'with-us' : 'behind';
  }

  /** Where the association has gone from here, or null where it has not. */
  async #followed(identity: RelayIdentity, url: string): Promise<LinkEnd | null> {
    const { now, ever } = this.#side.relayKeys();
    const isOld = identity.relayKey !== now && ever.includes(identity.relayKey);
    if (identity.moved === null && !isOld) return null;
    const named = identity.moved?.url ?? this.#side.copy.shown.state.association?.relay.url ?? null;
    if (named === null || named === url) {
      return { status: 'moved', reason: null, again: 'slowly' };
    }
    await this.#side.movedTo(named);
    return { status: 'moved', reason: null, again: 'soon' };
  }

  #session(relay: RelayHttp): Promise<DeviceSession> {
    const { sessions } = this.#side;
    return sessions.open(relay, this.#side.device(), this.#side.relayNow());
  }

  #open(relay: RelayHttp, { token }: DeviceSession): SocketStream {
    const url = `${socketAddress(relay.url)}/ledger`;
    const stream = new SocketStream(this.#side.ports, url, [SUBPROTOCOL, TOKEN_PREFIX + token]);
    this.#stream = stream;
    // Whoever closed meanwhile had nothing to close yet.
    if (this.#isClosed) stream.close();
    return stream;
  }

  async #follow(
    relay: RelayHttp,
    session: DeviceSession,
    identity: RelayIdentity,
  ): Promise<LinkEnd> {
    const stream = this.#open(relay, session);
    let target: number | null = null;
    for (;;) {
      const message = await this.#nextMessage(stream);
      if ('end' in message) return message.end;
      if (message.type === 'hello') {
        const end = this.#greeted(message, identity);
        if (end !== null) return end;
        target = message.head.seq;
        this.#subscribe(target);
      } else {
        if (target === null) return offline('malformed');
        const end = await this.#take(message);
        if (end !== null) return end;
      }
      const end = this.#settled(target, identity.relayKey);
      if (end !== null) return end;
    }
  }

  #greeted(
    hello: Extract<RelayMessage, { type: 'hello' }>,
    identity: RelayIdentity,
  ): LinkEnd | null {
    if (hello.ledger !== this.#side.ledger || hello.relayKey !== identity.relayKey) {
      throw new HostError('relay-of-another-association', 'another relay answers on the socket');
    }
    if (!RULES_HERE.has(hello.rules)) return incompatible(hello.rules);
    this.#side.clockIs(hello.clock);
    const standing = this.#standing(hello.head);
    return standing === 'behind' || standing === 'elsewhere'
      ? { status: 'connecting', reason: standing, again: 'soon' }
      : null;
  }

  #subscribe(target: number): void {
    const { position } = this.#side.copy.shown;
    if (target > position.seq) this.#side.report('catching-up', null);
    this.send({ type: 'hello', protocol: LEDGER_PROTOCOL, rules: [...RULES_HERE.keys()] });
    this.send({ type: 'subscribe', since: { seq: position.seq, head: position.head } });
  }

  /** Once everything that the relay had is here, the ledger says whether it is the relay. */
  #settled(target: number, relayKey: string): LinkEnd | null {
    if (this.#isLeft) return SOON;
    if (this.#isReady || this.#side.copy.shown.position.seq < target) return null;
    if (this.#side.relayKeys().now !== relayKey) {
      throw new HostError('relay-of-another-association', 'the ledger names another relay');
    }
    this.#isReady = true;
    this.#side.report('online', null);
    this.#side.ready();
    return null;
  }

  async #take(message: Exclude<RelayMessage, { type: 'hello' }>): Promise<LinkEnd | null> {
    switch (message.type) {
      case 'entries':
        if (message.since !== this.#side.copy.shown.position.seq) return offline('malformed');
        return (await this.#side.entries(message.lines)) === 'taken' ? null : FROZEN;
      case 'receipt':
      case 'refusal':
      case 'problem':
      case 'fate':
        await this.#side.answered(message);
        return null;
      case 'documents':
        this.#side.documentsChanged(message.changed, message.marks);
        return null;
      case 'notice':
        this.#side.clockIs(message.clock);
        return this.#standing(message.head) === 'elsewhere' ? SOON : null;
      case 'moved':
        if (message.url !== null) await this.#side.movedTo(message.url);
        return { status: 'moved', reason: null, again: message.url === null ? 'slowly' : 'soon' };
    }
  }

  /** The next message of the relay, or why there is none. */
  async #nextMessage(stream: SocketStream): Promise<RelayMessage | { readonly end: LinkEnd }> {
    for (;;) {
      const event = await stream.next(SILENCE);
      if (this.#isLeft) return { end: SOON };
      switch (event.type) {
        case 'opened':
          break;
        case 'silent':
          return { end: offline('timed-out') };
        case 'bytes':
          return { end: offline('malformed') };
        case 'closed':
          // A relay that was started again knows none of them.
          this.#side.sessions.forget();
          if (event.reason === 'other-history') this.#isSuspect = true;
          return { end: this.#isSuspect ? SOON : endOfClose(event.code, event.reason) };
        case 'message': {
          const read = readRelayMessage(event.text);
          if (read.ok) return read.message;
          return {
            end: read.reason === 'malformed' ? offline('malformed') : incompatible('protocol'),
          };
        }
      }
    }
  }

  /** Reads the relay's ledger from its beginning, to find where it parts from ours. */
  async #searchFork(relay: RelayHttp): Promise<LinkEnd> {
    const { copy, ports, ledger } = this.#side;
    const search = new ForkSearch(copy, ports.crypto, this.#side.relayKeys().ever);
    const stream = this.#open(relay, await this.#session(relay));
    let last = 0;
    for (let isDone = false; !isDone;) {
      const message = await this.#nextMessage(stream);
      if ('end' in message) return message.end;
      if (message.type === 'hello') {
        if (message.ledger !== ledger) return OTHER_RELAY;
        last = message.head.seq;
        this.send({ type: 'hello', protocol: LEDGER_PROTOCOL, rules: [...RULES_HERE.keys()] });
        this.send({ type: 'subscribe', since: { seq: 0, head: '0'.repeat(64) } });
      } else if (message.type === 'entries') {
        isDone = search.take(message.lines) || message.to >= last;
      }
    }
    this.#isSuspect = false;
    const evidence = await search.evidence();
    if (evidence === null) return OTHER_RELAY;
    await this.#side.forked(evidence);
    return { status: 'forked', reason: `entry ${evidence.seq}`, again: 'never' };
  }
}

const SOON: LinkEnd = { status: 'connecting', reason: null, again: 'soon' };
const FROZEN: LinkEnd = { status: 'offline', reason: 'frozen', again: 'never' };
const OTHER_RELAY: LinkEnd = { status: 'other-relay', reason: 'other-history', again: 'slowly' };

const incompatible = (what: string): LinkEnd => ({
  status: 'incompatible',
  reason: what,
  again: 'slowly',
});
