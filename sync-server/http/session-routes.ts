import {
  actRequest,
  sessionRequest,
  type RelayIdentity,
  type SessionReply,
} from '../../shared/protocol/session-messages.ts';
import type { SignedAct } from '../../shared/ledger/act.ts';
import type { Clock } from '../ledger/relay-clock.ts';
import type { OpenAct } from '../ledger/act-desk.ts';
import type { RelayAnswer } from '../ledger/wire-answer.ts';
import type { LoginProblem, Sessions } from '../sessions/index.ts';
import { readJson } from './read-json.ts';
import { HttpProblem, json, type Asked, type Reply, type Route } from './reply.ts';

/** What comes from outside before there is a session is small. */
const MOST_BYTES = 64 * 1024;
/** A founding names everybody. */
const MOST_FOUNDING_BYTES = 1024 * 1024;

export interface SessionRouteOptions {
  readonly identity: () => RelayIdentity;
  readonly sessions: Sessions;
  readonly now: Clock;
  readonly propose: (act: SignedAct, type: OpenAct) => Promise<RelayAnswer>;
  readonly mayLogin: (from: string) => boolean;
  readonly loggedIn: (result: 'ok' | LoginProblem) => void;
}

/** What is open to those who have no session yet. */
export function sessionRoutes(options: SessionRouteOptions): Route[] {
  return [
    { method: 'GET', path: /^\/relay$/, handle: () => json(200, options.identity()) },
    { method: 'POST', path: /^\/session$/, handle: (asked) => session(options, asked) },
    {
      method: 'POST',
      path: /^\/found$/,
      writes: true,
      handle: (asked) => openAct(options, asked, 'association.found', MOST_FOUNDING_BYTES),
    },
    {
      method: 'POST',
      path: /^\/enrol$/,
      writes: true,
      handle: (asked) => openAct(options, asked, 'device.enrol', MOST_BYTES),
    },
    {
      method: 'POST',
      path: /^\/adopt$/,
      handle: (asked) => openAct(options, asked, 'relay.appoint', MOST_BYTES),
    },
  ];
}

/** @throws HttpProblem where too many come from there, or altogether. */
export function limitLogins(mayLogin: (from: string) => boolean, { from }: Asked): void {
  if (!mayLogin(from)) throw new HttpProblem(429, 'rate-limited', 'too many in too short a time');
}

async function session(options: SessionRouteOptions, asked: Asked): Promise<Reply> {
  limitLogins(options.mayLogin, asked);
  const request = await readJson(asked, sessionRequest, MOST_BYTES);
  const { sessions, now } = options;
  if (request.type === 'challenge') {
    const { ledger, relayKey } = options.identity();
    const challenge = sessions.challenge(now());
    return json(200, { type: 'challenge', ...challenge, ledger, relayKey } satisfies SessionReply);
  }
  const login = sessions.answer(request, now());
  options.loggedIn(login.ok ? 'ok' : login.code);
  if (!login.ok) throw new HttpProblem(401, login.code, LOGIN_PROBLEMS[login.code]);
  const { token, person, expiresAt } = login;
  return json(200, { type: 'session', token, person, expiresAt } satisfies SessionReply);
}

const LOGIN_PROBLEMS: Readonly<Record<LoginProblem, string>> = {
  'challenge-expired': 'the challenge has expired, was answered before, or is not of this relay',
  'device-unknown': 'the device is not enrolled here',
  'device-revoked': 'the device has been revoked',
  'not-a-member': 'its person is no member of the association',
  'session-signature': "the answer is not signed by the device's key for this relay and ledger",
};

async function openAct(
  options: SessionRouteOptions,
  asked: Asked,
  type: OpenAct,
  most: number,
): Promise<Reply> {
  limitLogins(options.mayLogin, asked);
  const request = await readJson(asked, actRequest, 2 * most);
  const act = { bytes: request.act, signature: request.signature };
  const answer = await options.propose(act, type);
  return json(statusOf(answer), answer);
}

function statusOf(answer: RelayAnswer): number {
  if (answer.result === 'accepted') return 200;
  if (answer.result === 'refused') return 409;
  switch (answer.problem.code) {
    case 'storage':
    case 'clock-doubted':
    case 'shutting-down':
    case 'restoring':
    case 'adopting':
      return 503;
    case 'rate-limited':
      return 429;
    case 'session-needed':
    case 'not-foundable':
    case 'not-adopting':
      return 403;
    case 'relay-moved':
      return 410;
    default:
      return 400;
  }
}
