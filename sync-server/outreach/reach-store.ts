import { readFile } from 'node:fs/promises';
import type { PortalReach, ReachMine } from '../../shared/protocol/outreach-messages.ts';
import { writeDurably } from '../folder/write-durably.ts';
import { StartError, systemCode } from '../start-error.ts';
import {
  NOTHING_SET,
  reachFile,
  UNSET,
  type ChannelAddress,
  type PersonReach,
  type ReachFile,
} from './reach-record.ts';
import type { PortalListener, ReachView } from './reach-view.ts';

type ChannelKind = ChannelAddress['kind'];

/** What changes at once; what is not named stays. */
export interface ReachChange {
  readonly portal?: PortalReach;
  readonly channel?: {
    readonly kind: ChannelKind;
    readonly name: string;
    /** Null takes it away. */
    readonly address: string | null;
  };
  readonly persons?: readonly PersonReach[];
  /** Persons of whom nothing is kept any more. */
  readonly forgotten?: readonly string[];
}

const channelKey = (kind: ChannelKind, name: string): string => `${kind} ${name}`;

/**
 * Addresses, webhooks and wishes: what a relay knows about people and the ledger must not. One file
 * that only its owner may read; it is in memory too. Changes that come together are written together.
 */
export class ReachStore implements ReachView {
  readonly #path: string;
  readonly #persons = new Map<string, PersonReach>();
  readonly #channels = new Map<string, ChannelAddress>();
  readonly #portalListeners: PortalListener[] = [];
  #portal: PortalReach;
  #revision = 0;
  #writing: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | null = null;

  private constructor(path: string, { portal, channels, persons }: ReachFile) {
    this.#path = path;
    this.#portal = portal;
    for (const channel of channels) this.#setChannel(channel);
    for (const person of persons) this.#persons.set(person.person, person);
  }

  /** @throws StartError where the file is there and is not one. */
  static async open(path: string): Promise<ReachStore> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return new ReachStore(path, NOTHING_SET);
      throw error;
    }
    const read = reachFile.safeParse(parse(text));
    if (read.success) return new ReachStore(path, read.data);
    // What is in it is not said: a log is no place for an address.
    throw new StartError(`damaged: ${path} does not say how people are reached`);
  }

  get revision(): number {
    return this.#revision;
  }

  portal(): PortalReach {
    return this.#portal;
  }

  nameShown(person: string): boolean {
    return this.#persons.get(person)?.nameOnPortal === 'shown';
  }

  whenPortalChanges(hear: PortalListener): void {
    this.#portalListeners.push(hear);
  }

  /** What holds for a person, as it was set or by default. */
  mine(person: string): ReachMine {
    const kept = this.#persons.get(person);
    if (kept === undefined) return UNSET;
    const { email, slack, off, digest, quietHours, mutedGroups, nameOnPortal } = kept;
    return { email, slack, off, digest, quietHours, mutedGroups, nameOnPortal };
  }

  emailBy(person: string): 'self' | 'secretariat' | 'nobody' {
    return this.#persons.get(person)?.emailBy ?? 'nobody';
  }

  /** Everybody of whom anything is kept. */
  persons(): Iterable<PersonReach> {
    return this.#persons.values();
  }

  channels(): Iterable<ChannelAddress> {
    return this.#channels.values();
  }

  /** Null where none is set. */
  channelAddress(kind: ChannelKind, name: string): string | null {
    return this.#channels.get(channelKey(kind, name))?.address ?? null;
  }

  /** Holds at once; resolves when it is on the disk, and so is what others make of it. */
  async change(change: ReachChange): Promise<void> {
    const { portal, channel, persons = [], forgotten = [] } = change;
    const isOther = portal !== undefined && portal !== this.#portal;
    if (portal !== undefined) this.#portal = portal;
    if (channel !== undefined) this.#changeChannel(channel);
    for (const person of persons) this.#persons.set(person.person, person);
    for (const person of forgotten) this.#persons.delete(person);
    this.#revision += 1;
    const written = this.#write();
    const heard = isOther ? this.#portalListeners.map((hear) => hear(portal)) : [];
    await Promise.all([written, ...heard]);
  }

  /** Resolves when all that was changed is on the disk, or has failed to be. */
  async close(): Promise<void> {
    await this.#waiting?.catch(() => {});
    await this.#writing.catch(() => {});
  }

  #changeChannel({ kind, name, address }: NonNullable<ReachChange['channel']>): void {
    if (address === null) this.#channels.delete(channelKey(kind, name));
    else this.#setChannel({ kind, name, address });
  }

  #setChannel(channel: ChannelAddress): void {
    this.#channels.set(channelKey(channel.kind, channel.name), channel);
  }

  /** One write waits for the one that runs, and takes along all that changes until then. */
  #write(): Promise<void> {
    this.#waiting ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#waiting = null;
        this.#writing = writeDurably(this.#path, this.#bytes());
        return this.#writing;
      });
    return this.#waiting;
  }

  #bytes(): Buffer {
    const file: ReachFile = {
      format: 'convene-reach/1',
      portal: this.#portal,
      channels: [...this.#channels.values()],
      persons: [...this.#persons.values()],
    };
    return Buffer.from(`${JSON.stringify(file)}\n`, 'utf8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
