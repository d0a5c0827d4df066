/** What a page of the portal is made from: a state, for whom it is shown, and when. */

import { createHash } from 'node:crypto';
import {
  updateDueAt,
  updatesOverdue,
  DAY,
  type Instant,
  type State,
  type Twg,
} from '../../shared/rules/index.ts';
import { organizationName, personName, said } from '../../shared/wording/index.ts';
import type { Published } from '../ledger/ledger-service.ts';
import type { Html } from './html.ts';
import { NamesLeftOut, type WithoutNames } from './names-left-out.ts';
import type { PortalIndex } from './portal-index.ts';

/** `members` see every name; `public` those of people who have chosen to be named. */
export type Audience = 'public' | 'members';

/** Whom an audience sees named, and texts as it sees them. */
export class Wording {
  readonly audience: Audience;
  readonly #isShown: (person: string) => boolean;
  readonly #leftOut: NamesLeftOut | null;
  readonly #texts = new Map<string, Html>();

  /** @param isShown whether the public portal names that person */
  constructor(state: State, audience: Audience, isShown: (person: string) => boolean) {
    this.audience = audience;
    this.#isShown = isShown;
    this.#leftOut = audience === 'members' ? null : new NamesLeftOut(state, isShown);
  }

  isNamed(person: string): boolean {
    return person === 'relay' || this.audience === 'members' || this.#isShown(person);
  }

  /** What somebody wrote, with how many names were left out of it. */
  leaveOut(text: string): WithoutNames {
    return this.#leftOut === null ? { text, count: 0 } : this.#leftOut.leaveOut(text);
  }

  /** A text that is set out already; the ones that were asked for last are kept. */
  setOut(sha256: string, make: () => Html): Html {
    const html = this.#texts.get(sha256) ?? make();
    this.#texts.delete(sha256);
    if (html.text.length > LONGEST_KEPT) return html;
    this.#texts.set(sha256, html);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MOST_TEXTS && oldest !== undefined) this.#texts.delete(oldest);
    return html;
  }
}

const MOST_TEXTS = 64;
/** Longer ones are set out each time. */
const LONGEST_KEPT = 512 * 1024;

/** A state as an audience may see it; made once, and read by every page. */
export class Standpoint {
  readonly published: Published;
  readonly index: PortalIndex;
  readonly #wording: Wording;

  constructor(published: Published, index: PortalIndex, wording: Wording) {
    this.published = published;
    this.index = index;
    this.#wording = wording;
  }

  get audience(): Audience {
    return this.#wording.audience;
  }

  get state(): State {
    return this.published.state;
  }

  isNamed(person: string): boolean {
    return this.#wording.isNamed(person);
  }

  /** A person's name, or whom they belong to. */
  person(id: string): string {
    if (this.isNamed(id)) return personName(this.state, id);
    return `a member of ${this.organizationOf(id)}`;
  }

  organizationOf(person: string): string {
    const organization = this.state.person.get(person)?.organization;
    return organization === undefined
      ? 'the association'
      : organizationName(this.state, organization);
  }

  /** What somebody wrote, on one line, without names that are not to be shown. */
  said(text: string): string {
    return said(this.leaveOut(text).text);
  }

  /** What somebody wrote, with how many names were left out of it. */
  leaveOut(text: string): WithoutNames {
    return this.#wording.leaveOut(text);
  }

  setOut(sha256: string, make: () => Html): Html {
    return this.#wording.setOut(sha256, make);
  }
}

export interface ReadingOptions {
  readonly standpoint: Standpoint;
  /** Where the portal is to be had, without a slash at its end. */
  readonly url: string;
  readonly now: Instant;
  /** A text by its hash; null where it is not here. */
  readonly readText: (sha256: string) => Promise<string | null>;
  /** SHA-256 of the state, as `twg verify` prints it. */
  readonly stateHash: () => Promise<string>;
}

/** One making of a page. It notes until when what it says holds if nothing happens. */
export class Reading {
  readonly standpoint: Standpoint;
  readonly url: string;
  readonly readText: ReadingOptions['readText'];
  readonly stateHash: ReadingOptions['stateHash'];
  readonly #now: Instant;
  #goodUntil = Number.POSITIVE_INFINITY;

  constructor({ standpoint, url, now, readText, stateHash }: ReadingOptions) {
    this.standpoint = standpoint;
    this.url = url;
    this.readText = readText;
    this.stateHash = stateHash;
    this.#now = now;
  }

  get state(): State {
    return this.standpoint.state;
  }

  get index(): PortalIndex {
    return this.standpoint.index;
  }

  get goodUntil(): Instant {
    return this.#goodUntil;
  }

  /** Whether an instant is reached; while it is not, the page is good until then only. */
  isReached(at: Instant): boolean {
    if (this.#now >= at) return true;
    this.#goodUntil = Math.min(this.#goodUntil, at);
    return false;
  }

  /** How many updates of a group are overdue. */
  overdue(twg: Twg): number {
    const due = updateDueAt(twg);
    if (due === null || twg.updates === null) return 0;
    const count = updatesOverdue(twg, this.#now);
    this.isReached(twg.updates.since + (count + 1) * twg.updates.days * DAY);
    return count;
  }

  person(id: string): string {
    return this.standpoint.person(id);
  }

  said(text: string): string {
    return this.standpoint.said(text);
  }

  /** A text by its hash, if it is here and is the one. */
  async exactText(sha256: string): Promise<string | null> {
    const text = await this.readText(sha256);
    const isIt = text !== null && createHash('sha256').update(text).digest('hex') === sha256;
    return isIt ? text : null;
  }
}
