/**
 * Who may read a portal that is for members: whoever came by a link that the app asked for has a
 * cookie, and each person has secret addresses of feeds. Links live in memory only; cookies are kept
 * on the disk, by the hash of their token, and so is the secret that addresses are made from.
 */

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isMember } from '../../shared/rules/association-member.ts';
import { DAY, type Instant, type State } from '../../shared/rules/index.ts';
import { writeDurably } from '../folder/write-durably.ts';

/** By the relay's uptime, in milliseconds. */
const LINK_LASTS = 5 * 60_000;
export const COOKIE_DAYS = 30;
const MOST_OF_A_PERSON = 20;

const kept = z.strictObject({
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  cookies: z.array(
    z.strictObject({
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      person: z.string(),
      device: z.string(),
      endsAt: z.int(),
    }),
  ),
  /** How often a person has had new addresses. */
  renewals: z.record(z.string(), z.int().min(0)),
});

type Kept = z.infer<typeof kept>;
type Cookie = Kept['cookies'][number];

interface Link {
  readonly person: string;
  readonly device: string;
  readonly path: string;
  readonly endsAt: number;
}

export interface Reader {
  readonly person: string;
  readonly device: string;
}

const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export class Readers {
  readonly #path: string;
  readonly #uptime: () => number;
  readonly #links = new Map<string, Link>();
  #kept: Kept;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, uptime: () => number, what: Kept) {
    this.#path = path;
    this.#uptime = uptime;
    this.#kept = what;
  }

  /** What cannot be read is begun anew: everybody comes by a link again. */
  static async open(path: string, uptime: () => number): Promise<Readers> {
    return new Readers(path, uptime, await readKept(path));
  }

  /** A token that lets its browser in once, for five minutes. */
  link({ person, device }: Reader, path: string): string {
    const now = this.#uptime();
    for (const [hash, { endsAt }] of this.#links) if (endsAt <= now) this.#links.delete(hash);
    const own = [...this.#links].filter(([, link]) => link.person === person);
    for (const [hash] of own.slice(0, Math.max(0, own.length - MOST_OF_A_PERSON + 1))) {
      this.#links.delete(hash);
    }
    const token = newToken();
    this.#links.set(hashOf(token), { person, device, path, endsAt: now + LINK_LASTS });
    return token;
  }

  /** Takes a link; gives the token of a cookie, and where its reader wanted to go. */
  async enter(
    token: string,
    state: State,
    now: Instant,
  ): Promise<{ readonly cookie: string; readonly path: string } | null> {
    const hash = hashOf(token);
    const link = TOKEN.test(token) ? this.#links.get(hash) : undefined;
    this.#links.delete(hash);
    if (link === undefined || link.endsAt <= this.#uptime() || !mayRead(state, link)) return null;
    const cookie = newToken();
    const { person, device } = link;
    const others = this.#kept.cookies.filter((each) => each.endsAt > now && mayRead(state, each));
    const own = others.filter((each) => each.person === person);
    const dropped = new Set(own.slice(0, Math.max(0, own.length - MOST_OF_A_PERSON + 1)));
    const added = { hash: hashOf(cookie), person, device, endsAt: now + COOKIE_DAYS * DAY };
    await this.#keep({ cookies: [...others.filter((each) => !dropped.has(each)), added] });
    return { cookie, path: link.path };
  }

  /** Whose cookie it is, while they are of the association and their device is not revoked. */
  find(token: string, state: State, now: Instant): Reader | null {
    if (!TOKEN.test(token)) return null;
    const hash = hashOf(token);
    const found = this.#kept.cookies.find((each) => each.hash === hash);
    return found !== undefined && found.endsAt > now && mayRead(state, found) ? found : null;
  }

  async leave(token: string): Promise<void> {
    const hash = hashOf(token);
    await this.#keep({ cookies: this.#kept.cookies.filter((each) => each.hash !== hash) });
  }

  /** The portal is off: nobody has been let in any more. */
  async forgetAll(): Promise<void> {
    this.#links.clear();
    if (this.#kept.cookies.length > 0) await this.#keep({ cookies: [] });
  }

  /** What stands in the secret addresses of a person's feeds. */
  feedKey(person: string): string {
    const count = this.#kept.renewals[person] ?? 0;
    const mac = createHmac('sha256', this.#kept.secret)
      .update(`convene-portal-feed/1\0${person}\0${count}`)
      .digest('base64url');
    return `${person}.${mac}`;
  }

  /** Whether it is the key of a person who is of the association. */
  isFeedKey(key: string, state: State): boolean {
    const [person = ''] = key.split('.');
    if (!isMember(state, person)) return false;
    const own = Buffer.from(this.feedKey(person));
    const given = Buffer.from(key);
    return own.length === given.length && timingSafeEqual(own, given);
  }

  /** The addresses of before lead nowhere any more. */
  async renewFeeds(person: string): Promise<void> {
    const { renewals } = this.#kept;
    await this.#keep({ renewals: { ...renewals, [person]: (renewals[person] ?? 0) + 1 } });
  }

  async close(): Promise<void> {
    await this.#writing;
  }

  /** In the order of the changes; it holds at once, and is on the disk once it resolves. */
  #keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    const bytes = Buffer.from(JSON.stringify(this.#kept));
    const written = this.#writing.then(() => writeDurably(this.#path, bytes));
    this.#writing = written.catch(() => {});
    return written;
  }
}

function mayRead(state: State, { person, device }: Pick<Cookie, 'person' | 'device'>): boolean {
  return isMember(state, person) && state.device.get(device)?.revokedAt === null;
}

async function readKept(path: string): Promise<Kept> {
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    const begun = { secret: newToken(), cookies: [], renewals: {} };
    await writeDurably(path, Buffer.from(JSON.stringify(begun)));
    return begun;
  }
}
