/** The portal: what an association decides, to be read in a browser, without an account or script. */

import { createHash } from 'node:crypto';
import {
  portalLinkRequest,
  type portalLinkReply,
} from '../../shared/protocol/outreach-messages.ts';
import { DAY } from '../../shared/rules/index.ts';
import type { z } from 'zod';
import { readJson } from '../http/read-json.ts';
import { HttpProblem, json, type Asked, type Reply, type Route } from '../http/reply.ts';
import type { ReachView } from '../outreach/reach-view.ts';
import type { RelayPart, RelayView } from '../relay-part.ts';
import { pageHtml } from './layout.ts';
import type { CachedPage } from './page-cache.ts';
import { followPage } from './pages/follow-page.ts';
import {
  linkUsedHtml,
  membersOnlyHtml,
  movedHtml,
  notFoundHtml,
  offHtml,
} from './pages/notices.ts';
import { PATHS } from './paths.ts';
import { COOKIE_DAYS, Readers, type Reader } from './readers.ts';
import type { Audience } from './reading.ts';
import { HTML_TYPE, isFeed, isPaged, resourceAt, type Resource } from './resources.ts';
import { STYLESHEET, STYLESHEET_PATH } from './stylesheet.ts';
import { Viewpoint } from './viewpoint.ts';

export interface PortalOptions {
  readonly view: RelayView;
  readonly reach: ReachView;
  /** A file that holds who was let in. */
  readonly readersFile: string;
  /** Milliseconds that the relay has been up. */
  readonly uptime?: () => number;
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const COOKIE = 'convene-portal';
const MOST_BYTES = 4096;
const SECONDS = 1000;

const HEADERS = {
  'content-security-policy': POLICY,
  // Whoever is led out of the portal does not say from which page; a form says that it is of here.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'origin, cookie',
} as const;

export class Portal implements RelayPart {
  readonly routes: readonly Route[];
  readonly #view: RelayView;
  readonly #reach: ReachView;
  readonly #viewpoint: Viewpoint;
  readonly #file: string;
  readonly #uptime: () => number;
  #readers: Readers | null = null;

  constructor({ view, reach, readersFile, uptime = () => performance.now() }: PortalOptions) {
    this.#view = view;
    this.#reach = reach;
    this.#file = readersFile;
    this.#uptime = uptime;
    this.#viewpoint = new Viewpoint({ view, reach, uptime });
    // Nobody need ask for anything between off and on again for those who were let in to be forgotten.
    reach.whenPortalChanges(() => this.#forgetIfOff());
    this.routes = [
      { method: 'GET', path: /^\/portal(?:\/.*)?$/, handle: (asked) => this.#get(asked) },
      { method: 'POST', path: /^\/portal\/leave$/, handle: (asked) => this.#leave(asked) },
      { method: 'POST', path: /^\/portal\/follow\/renew$/, handle: (asked) => this.#renew(asked) },
      { method: 'POST', path: /^\/outreach\/portal-link$/, handle: (asked) => this.#link(asked) },
    ];
  }

  async start(): Promise<void> {
    this.#readers = await Readers.open(this.#file, this.#uptime);
    await this.#forgetIfOff();
  }

  committed(): void {
    this.#forgetIfOff().catch((error: unknown) => {
      this.#view.log.error({ err: error }, 'readers of the portal could not be forgotten');
    });
  }

  async close(): Promise<void> {
    await this.#readers?.close();
  }

  async #forgetIfOff(): Promise<void> {
    if (this.#reach.portal() === 'off') await this.#readers?.forgetAll();
  }

  /** @throws HttpProblem while the relay begins */
  get #known(): Readers {
    if (this.#readers !== null) return this.#readers;
    throw new HttpProblem(503, 'starting', 'the portal begins in a moment');
  }

  async #get(asked: Asked): Promise<Reply> {
    const path = asked.url.pathname;
    if (path === STYLESHEET_PATH) return STYLES;
    const readers = this.#known;
    const standing = this.#view.standing();
    await this.#forgetIfOff();
    if (this.#reach.portal() === 'off') return notice(404, offHtml());
    if (standing.kind === 'moved') return notice(410, movedHtml(standing.url));
    if (this.#view.published().state.association === null) return notice(404, notFoundHtml());
    const [, token] = /^\/portal\/enter\/([^/]+)$/.exec(path) ?? [];
    if (token !== undefined) return this.#enter(asked, readers, token);
    const [, key = '', rest = ''] = /^\/portal\/for\/([^/]+)(\/.+)$/.exec(path) ?? [];
    if (rest !== '') return this.#own(asked, key, `/portal${rest}`);
    const reader = this.#readerOf(asked);
    if (reader !== null) return this.#serve(asked, path, 'members', reader);
    if (this.#reach.portal() === 'public') return this.#serve(asked, path, 'public', null);
    return notice(403, membersOnlyHtml());
  }

  /** A person's own address of a feed. */
  #own(asked: Asked, key: string, path: string): Promise<Reply> | Reply {
    const isGood = isFeed(path) && this.#known.isFeedKey(key, this.#view.published().state);
    return isGood ? this.#serve(asked, path, 'members', null) : notice(404, notFoundHtml());
  }

  async #enter(asked: Asked, readers: Readers, token: string): Promise<Reply> {
    // Whoever only looks whether there is something does not use the link up.
    if (asked.method === 'HEAD') return notice(200, linkUsedHtml());
    const { state } = this.#view.published();
    const entered = await readers.enter(token, state, this.#view.now());
    if (entered === null) return notice(410, linkUsedHtml());
    return redirect(entered.path, this.#cookie(entered.cookie, COOKIE_DAYS * (DAY / SECONDS)));
  }

  #cookie(value: string, seconds: number): string {
    const secure = this.#view.publicUrl().startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${value}; Path=/portal; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  }

  #readerOf(asked: Asked): Reader | null {
    const token = tokenIn(asked);
    if (token === null) return null;
    return this.#known.find(token, this.#view.published().state, this.#view.now());
  }

  async #serve(
    asked: Asked,
    path: string,
    audience: Audience,
    reader: Reader | null,
  ): Promise<Reply> {
    if (path.length > PATHS.start.length && path.endsWith('/')) {
      let end = path.length;
      while (path[end - 1] === '/') end -= 1;
      return redirect(path.slice(0, end), null);
    }
    const standpoint = this.#viewpoint.standpoint(audience);
    const now = this.#view.now();
    if (path === PATHS.follow) {
      const key = reader === null ? null : this.#known.feedKey(reader.person);
      const reading = this.#viewpoint.reading(standpoint, now);
      return page(HTML_TYPE, pageHtml(reading, followPage(reading, key)), {
        'cache-control': 'no-store',
      });
    }
    const at = pageIn(asked.url);
    const resource = at === null ? null : resourceAt(path, { state: standpoint.state, page: at });
    if (resource === null) return notice(404, notFoundHtml());
    const key = `${audience} ${path} ${isPaged(path) ? at : 1} ${this.#view.publicUrl()}`;
    const made = await this.#viewpoint.cache.get(key, now, () => {
      const reading = this.#viewpoint.reading(standpoint, now);
      return cached(resource, resource.make(reading), () => reading.goodUntil);
    });
    return answer(asked, made, audience);
  }

  async #leave(asked: Asked): Promise<Reply> {
    const token = tokenIn(asked);
    if (token !== null) await this.#known.leave(token);
    return redirect(PATHS.start, this.#cookie('', 0));
  }

  async #renew(asked: Asked): Promise<Reply> {
    const reader = this.#readerOf(asked);
    if (reader === null || this.#reach.portal() === 'off') return notice(403, membersOnlyHtml());
    await this.#known.renewFeeds(reader.person);
    return redirect(PATHS.follow, null);
  }

  async #link(asked: Asked): Promise<Reply> {
    const { person, device } = asked.session();
    const { path } = await readJson(asked, portalLinkRequest, MOST_BYTES);
    if (this.#reach.portal() === 'off') {
      throw new HttpProblem(409, 'portal-off', 'the portal is switched off');
    }
    const token = this.#known.link({ person, device }, withinPortal(path));
    const reply = { url: `${this.#view.publicUrl()}${PATHS.enter(token)}` };
    return json(200, reply satisfies z.infer<typeof portalLinkReply>);
  }
}

/** A path whose dots lead out of the portal leads to its start. */
function withinPortal(path: string): string {
  const { pathname } = new URL(path, 'http://relay.invalid');
  return /^\/portal(?:\/|$)/.test(pathname) ? pathname : PATHS.start;
}

function tokenIn(asked: Asked): string | null {
  const cookies = (asked.header('cookie') ?? '').split(';').map((part) => part.trim());
  const own = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`));
  return own === undefined ? null : own.slice(COOKIE.length + 1);
}

/** Which page of a list; null for what is no number. */
function pageIn(url: URL): number | null {
  const asked = url.searchParams.get('page');
  if (asked === null) return 1;
  return /^[1-9][0-9]{0,6}$/.test(asked) ? Number(asked) : null;
}

async function cached(
  { type }: Resource,
  making: Promise<string>,
  goodUntil: () => number,
): Promise<CachedPage> {
  const body = Buffer.from(await making);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { type, body, etag, goodUntil: goodUntil() };
}

const isKnown = (given: string, etag: string): boolean =>
  given.split(',').some((each) => {
    const tag = each.trim().replace(/^W\//, '');
    return tag === etag || tag === '*';
  });

function answer(asked: Asked, { type, body, etag }: CachedPage, audience: Audience): Reply {
  const forMembers = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
  const headers = {
    ...HEADERS,
    etag,
    ...(audience === 'members' ? forMembers : { 'cache-control': 'no-cache' }),
  };
  if (!isKnown(asked.header('if-none-match') ?? '', etag))
    return { status: 200, type, body, headers };
  return {
    status: 304,
    type,
    body: '',
    headers: { ...headers, 'content-length': String(body.length) },
  };
}

function page(type: string, body: string, headers: Readonly<Record<string, string>>): Reply {
  return { status: 200, type, body, headers: { ...HEADERS, ...headers } };
}

const notice = (status: number, body: string): Reply => ({
  status,
  type: HTML_TYPE,
  body,
  headers: { ...HEADERS, 'x-robots-tag': 'noindex' },
});

function redirect(to: string, cookie: string | null): Reply {
  const set = cookie === null ? {} : { 'set-cookie': cookie };
  return { status: 303, type: HTML_TYPE, body: '', headers: { ...HEADERS, location: to, ...set } };
}

const STYLES: Reply = {
  status: 200,
  type: 'text/css; charset=utf-8',
  body: STYLESHEET,
  headers: { ...HEADERS, 'cache-control': 'public, max-age=31536000, immutable' },
};
