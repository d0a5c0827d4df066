import { createHash } from 'node:crypto';
import type { MessageKind } from '../../../shared/protocol/outreach-messages.ts';
import { takesPart } from '../../../shared/rules/index.ts';
import type { Asked, Reply, Route } from '../../http/reply.ts';
import type { Unsubscribing } from '../unsubscribe-token.ts';
import { changeReach } from './changed.ts';
import type { OutreachRouteOptions } from './route-options.ts';

const PATH = /^\/unsubscribe\/([A-Za-z0-9._-]{1,200})$/;
const MOST_BYTES = 4096;

/**
 * The link at the end of a mail. Asking for it shows a page with a button, so that no program that
 * looks at links unsubscribes anybody; the button, and RFC 8058's one click, is a POST.
 */
export function unsubscribeRoutes(options: OutreachRouteOptions): Route[] {
  return [
    { method: 'GET', path: PATH, handle: (asked) => show(options, asked) },
    { method: 'POST', path: PATH, handle: (asked) => switchOff(options, asked) },
  ];
}

const KINDS: Readonly<Record<MessageKind, string>> = {
  updates: 'updates of working groups',
  circulation: 'proposals that are circulated',
  outputs: 'outputs and what becomes of them',
  reminders: 'reminders of what you are asked to do',
  digest: 'the digest of what waits for you',
};

function read({ stores, relay }: OutreachRouteOptions, asked: Asked): Unsubscribing | null {
  const found = stores.unsubscribe.read(asked.parts[0] ?? '');
  const isOne = found !== null && takesPart(relay.published().state, found.person);
  return isOne ? found : null;
}

function show(options: OutreachRouteOptions, asked: Asked): Reply {
  if (options.relay.standing().kind === 'moved') return moved();
  const found = read(options, asked);
  if (found === null) return unknown();
  const { person, kind } = found;
  const isOff = options.stores.reach.mine(person).off.includes(kind);
  return isOff ? isSwitchedOff(options, kind) : asks(options, kind);
}

/** Once more with `?again`, and it is sent again. */
async function switchOff(options: OutreachRouteOptions, asked: Asked): Promise<Reply> {
  await asked.body(MOST_BYTES);
  if (options.relay.standing().kind === 'moved') return moved();
  const found = read(options, asked);
  if (found === null) return unknown();
  const { person, kind } = found;
  const { reach } = options.stores;
  const mine = reach.mine(person);
  const others = mine.off.filter((other) => other !== kind);
  const again = asked.url.searchParams.has('again');
  const by = reach.emailBy(person);
  const off = again ? others : [...others, kind];
  const emailBy = by === 'nobody' ? null : by;
  await changeReach(options, { persons: [{ ...mine, person, emailBy, off }] });
  return again ? isSentAgain(options, kind) : isSwitchedOff(options, kind);
}

const nameOf = ({ relay }: OutreachRouteOptions): string =>
  relay.published().state.association?.name ?? 'the association';

function asks(options: OutreachRouteOptions, kind: MessageKind): Reply {
  return page(200, 'Stop these messages?', [
    `<p>You get ${KINDS[kind]} from ${escape(nameOf(options))}, by e-mail or Slack.</p>`,
    button('', 'Stop sending them'),
    `<p>Everything else goes on. In the app, under Settings, you choose what you get.</p>`,
  ]);
}

function isSwitchedOff(options: OutreachRouteOptions, kind: MessageKind): Reply {
  return page(200, 'You will not get these messages', [
    `<p>${escape(nameOf(options))} no longer sends you ${KINDS[kind]}.</p>`,
    button('?again', 'Send them again'),
  ]);
}

function isSentAgain(options: OutreachRouteOptions, kind: MessageKind): Reply {
  return page(200, 'You will get these messages again', [
    `<p>${escape(nameOf(options))} sends you ${KINDS[kind]} again.</p>`,
    button('?', 'Stop sending them'),
  ]);
}

function unknown(): Reply {
  return page(404, 'This link does not work', [
    `<p>It is not whole, or was made by another relay, or whoever it was for is no member any` +
      ` more. In the app, under Settings, you choose what you get.</p>`,
  ]);
}

function moved(): Reply {
  return page(410, 'This association has moved', [
    '<p>It is kept by another relay now. In the app, under Settings, you choose what you get.</p>',
  ]);
}

const button = (query: string, label: string): string =>
  `<form method="post" action="${query}"><button type="submit">${label}</button></form>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

const STYLE = `:root{color-scheme:light dark}body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.5rem;line-height:1.25}button{font:inherit;padding:.6rem 1.1rem;min-height:2.75rem;border:1px solid currentColor;border-radius:.5rem;cursor:pointer}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

function page(status: number, title: string, content: readonly string[]): Reply {
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="robots" content="noindex">',
      `<title>${title}</title><style>${STYLE}</style></head>`,
      `<body><main><h1>${title}</h1>`,
      ...content,
      '</main></body></html>\n',
    ].join('\n'),
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      // The button's own request has to name its origin; nobody else is told where it came from.
      'referrer-policy': 'same-origin',
    },
  };
}
