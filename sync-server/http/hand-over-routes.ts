import { decodeBase64url } from '../../shared/ledger/base64url.ts';
import {
  documentHandOver,
  MAX_HAND_OVER_BYTES,
  restoreRequest,
  type DocumentAuthorship,
  type DocumentList,
  type RestoreReply,
} from '../../shared/protocol/hand-over-messages.ts';
import type { State } from '../../shared/rules/index.ts';
import { MalformedUpdate, type DocumentHub } from '../documents/index.ts';
import type { LedgerService, Restored } from '../ledger/ledger-service.ts';
import type { Session, TokenBuckets } from '../sessions/index.ts';
import { documentNamed, storing } from './content-routes.ts';
import { readJson } from './read-json.ts';
import { HttpProblem, json, type Asked, type Reply, type Route } from './reply.ts';

export interface HandOverRouteOptions {
  readonly service: Pick<LedgerService, 'restore' | 'standing'>;
  readonly documents: Pick<DocumentHub, 'adopt' | 'authorship' | 'marks'>;
  readonly mayRead: (session: Session, document: string) => boolean;
  /** The state that is on the disk. */
  readonly state: () => State;
  /** Bytes that are handed over, per address. */
  readonly bytes: TokenBuckets;
}

/** How a relay is given what it lacks, and gives what another is to have. */
export function handOverRoutes(options: HandOverRouteOptions): Route[] {
  return [
    { method: 'POST', path: /^\/restore$/, handle: (asked) => restore(options, asked) },
    { method: 'GET', path: /^\/documents$/, handle: (asked) => list(options, asked) },
    {
      method: 'GET',
      path: /^\/doc\/(.+)\/authorship$/,
      handle: (asked) => authorship(options, asked),
    },
    {
      method: 'PUT',
      path: /^\/adopt\/document\/(.+)$/,
      handle: (asked) => adopt(options, asked),
    },
  ];
}

async function restore(options: HandOverRouteOptions, asked: Asked): Promise<Reply> {
  const given = await readJson(asked, restoreRequest, MAX_HAND_OVER_BYTES);
  limitBytes(
    options,
    asked,
    given.lines.reduce((sum, line) => sum + line.length, 0),
  );
  const restored = await options.service.restore(given);
  if (!restored.ok) throw notRestored(restored);
  return json(200, { head: restored.head } satisfies RestoreReply);
}

function notRestored({ problem }: Extract<Restored, { ok: false }>): HttpProblem {
  const { code, message } = problem;
  switch (code) {
    case 'storage':
    case 'shutting-down':
      return new HttpProblem(503, code, message);
    case 'relay-behind':
    case 'other-history':
    case 'other-ledger':
      return new HttpProblem(409, code, message);
    default:
      return new HttpProblem(422, code, message);
  }
}

/** Whoever has no session may bring so much only. */
function limitBytes({ bytes }: HandOverRouteOptions, { from }: Asked, count: number): void {
  if (bytes.take(from, count)) return;
  throw new HttpProblem(429, 'rate-limited', 'too many bytes in too short a time');
}

async function list({ documents, mayRead }: HandOverRouteOptions, asked: Asked): Promise<Reply> {
  const session = asked.session();
  const marks = await documents.marks();
  const names = [...marks.keys()].filter((name) => mayRead(session, name)).sort();
  return json(200, {
    documents: names,
    marks: names.map((name) => marks.get(name) ?? ''),
  } satisfies DocumentList);
}

async function authorship(options: HandOverRouteOptions, asked: Asked): Promise<Reply> {
  const document = documentNamed(asked, options.mayRead);
  const { claims, deletions } = await options.documents.authorship(document);
  return json(200, {
    claims: [...claims],
    deletions: deletions.map((one) => [one.client, one.clock, one.length, one.person, one.at]),
  } satisfies DocumentAuthorship);
}

async function adopt(options: HandOverRouteOptions, asked: Asked): Promise<Reply> {
  const session = asked.session();
  const { service, state, mayRead, documents } = options;
  if (service.standing.kind !== 'adopting') {
    throw new HttpProblem(409, 'not-adopting', 'this relay does not take anything over');
  }
  if (state().association?.secretariat.includes(session.person) !== true) {
    throw new HttpProblem(403, 'not-permitted', 'the secretariat hands documents over');
  }
  const document = documentNamed(asked, mayRead);
  const given = await readJson(asked, documentHandOver, MAX_HAND_OVER_BYTES);
  const update = decodeBase64url(given.update);
  if (update === null) throw new HttpProblem(400, 'malformed', 'the update is malformed');
  const refusal = await storing(() =>
    whole(() =>
      documents.adopt(document, {
        update,
        claims: new Map(given.claims),
        deletions: given.deletions.map(([client, clock, length, person, at]) => {
          return { client, clock, length, person, at };
        }),
        by: session.person,
      }),
    ),
  );
  if (refusal === null) return json(200, { document });
  throw new HttpProblem(422, refusal.code, 'the document is not taken over', refusal.details);
}

async function whole<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MalformedUpdate)) throw error;
    throw new HttpProblem(400, 'malformed', 'the update is malformed');
  }
}
