import type { IncomingMessage } from 'node:http';
import type { Session } from '../sessions/index.ts';

/** What a request is answered with. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is answered with a status and a code. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  /** What else the answer says. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export function json(status: number, body: object): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

export function bytes(body: Uint8Array, headers?: Readonly<Record<string, string>>): Reply {
  // Whatever it is, a browser is to take it for nothing that could run.
  return {
    status: 200,
    type: 'application/octet-stream',
    body,
    ...(headers === undefined ? {} : { headers }),
  };
}

/** What a handler is asked. */
export interface Asked {
  /** As it was sent; an answer to HEAD is that to GET, and is sent without its body. */
  readonly method: string;
  readonly url: URL;
  /** What the path's pattern has caught. */
  readonly parts: readonly string[];
  /** The address it comes from. */
  readonly from: string;
  /** The host that it was sent to, as the client names it. */
  readonly host: string | null;
  /** A header, by its name in small letters; null where it was not sent. */
  header(name: string): string | null;
  /** Whose token came with it. @throws HttpProblem where there is none. */
  session(): Session;
  /** The body, of so many bytes at most. @throws HttpProblem where it is longer. */
  body(most: number): Promise<Uint8Array>;
}

export type Handler = (asked: Asked) => Promise<Reply> | Reply;

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Of the whole path; what its groups catch are the parts. */
  readonly path: RegExp;
  readonly handle: Handler;
  /** Whether it writes what only the relay that keeps the ledger may. */
  readonly writes?: boolean;
}

/** Reads a body; what is longer is not read to its end. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const part = chunk as Buffer;
    length += part.length;
    if (length > most) throw tooLarge(most);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function tooLarge(most: number): HttpProblem {
  return new HttpProblem(413, 'too-large', `at most ${most} bytes`);
}
