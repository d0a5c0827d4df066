import { z } from 'zod';
import type { SignedAct } from '../ledger/act.ts';
import type { Entry } from '../ledger/entry.ts';
import type { SignedRefusal } from '../ledger/signed-refusal.ts';
import { entry, problem, signedRefusal } from '../protocol/fields.ts';
import {
  httpProblem,
  relayIdentity,
  sessionReply,
  SESSION_PROTOCOL,
  type RelayIdentity,
  type SessionReply,
} from '../protocol/session-messages.ts';
import { HostError, messageOf } from './host-error.ts';
import type { ClientPorts, HttpAnswer, HttpRequest } from './ports.ts';

/** What a relay says of an act. */
export type ActAnswer =
  | { readonly result: 'accepted'; readonly receipt: Entry }
  | { readonly result: 'refused'; readonly refusal: SignedRefusal }
  | {
      readonly result: 'problem';
      readonly problem: {
        readonly code: string;
        readonly message: string;
        readonly details?: Readonly<Record<string, unknown>> | undefined;
      };
    };

const actAnswer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('accepted'), receipt: entry }),
  z.object({ result: z.literal('refused'), refusal: signedRefusal }),
  z.object({ result: z.literal('problem'), problem }),
]);

const anyIdentity = z.looseObject({ protocol: z.int() });

/** Why a relay did not do what it was asked over HTTP. */
export class RelayProblem extends Error {
  override readonly name = 'RelayProblem';
  readonly status: number;
  /** As the relay gave it. */
  readonly code: string;
  /** With `relay-moved`: where to, if that is known. */
  readonly url: string | null;

  constructor(status: number, code: string, message: string, url: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.url = url;
  }
}

export type RelayPorts = Pick<ClientPorts, 'http' | 'decodeUtf8'>;

/**
 * One relay over HTTP.
 *
 * Every call throws HostError `relay-unreachable` where nobody answers, `relay-incompatible` where
 * what answers is no relay of this version, and RelayProblem where the relay says no.
 */
export class RelayHttp {
  readonly url: string;
  readonly #ports: RelayPorts;

  constructor(ports: RelayPorts, url: string) {
    this.#ports = ports;
    this.url = url;
  }

  async identity(): Promise<RelayIdentity> {
    const value = this.#json(await this.#ask({ method: 'GET', url: '/relay' }));
    const any = anyIdentity.safeParse(value);
    if (any.success && any.data.protocol !== SESSION_PROTOCOL) {
      throw new HostError('relay-incompatible', `the relay speaks version ${any.data.protocol}`, {
        protocol: any.data.protocol,
        known: SESSION_PROTOCOL,
      });
    }
    return readAs(relayIdentity, value);
  }

  async session(request: object): Promise<SessionReply> {
    return readAs(sessionReply, this.#json(await this.#ask(post('/session', request))));
  }

  /** Brings the act of somebody who cannot have a session yet. */
  async openAct(path: '/found' | '/enrol' | '/adopt', act: SignedAct): Promise<ActAnswer> {
    const request = post(path, { act: act.bytes, signature: act.signature });
    // A refusal and a problem are answers too, whatever their status.
    const answer = await this.#send(request);
    const parsed = actAnswer.safeParse(this.#json(answer));
    // The refusal's code is not looked up: a newer relay may have more of them.
    if (parsed.success) return parsed.data as ActAnswer;
    throw this.#problemIn(answer);
  }

  async postJson<S extends z.ZodType>(
    path: string,
    body: object,
    reply: S,
    token: string | null = null,
  ): Promise<z.infer<S>> {
    const request = post(path, body);
    const headers = { ...request.headers, ...(token && bearer(token).headers) };
    return readAs(reply, this.#json(await this.#ask({ ...request, headers })));
  }

  async putJson<S extends z.ZodType>(
    path: string,
    body: object,
    reply: S,
    token: string,
  ): Promise<z.infer<S>> {
    const request = post(path, body);
    const headers = { ...request.headers, ...bearer(token).headers };
    return readAs(reply, this.#json(await this.#ask({ ...request, method: 'PUT', headers })));
  }

  async getJson<S extends z.ZodType>(path: string, token: string, reply: S): Promise<z.infer<S>> {
    return readAs(
      reply,
      this.#json(await this.#ask({ method: 'GET', url: path, ...bearer(token) })),
    );
  }

  /** Null where there is nothing of that name. */
  async getBytes(path: string, token: string | null): Promise<Uint8Array | null> {
    const request: HttpRequest = { method: 'GET', url: path, ...(token && bearer(token)) };
    const answer = await this.#send(request);
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw this.#problemIn(answer);
    return answer.body;
  }

  /** As `getBytes`, for what does not fit into an address. */
  async postBytes(path: string, body: Uint8Array, token: string): Promise<Uint8Array | null> {
    const answer = await this.#send({ method: 'POST', url: path, body, ...bearer(token) });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw this.#problemIn(answer);
    return answer.body;
  }

  async put(path: string, body: Uint8Array | string, token: string): Promise<void> {
    await this.#ask({ method: 'PUT', url: path, body, ...bearer(token) });
  }

  async #ask(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.#send(request);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw this.#problemIn(answer);
  }

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await this.#ports.http({ ...request, url: this.url + request.url });
    } catch (error) {
      throw new HostError('relay-unreachable', messageOf(error), { url: this.url });
    }
  }

  #json({ body }: HttpAnswer): unknown {
    try {
      return JSON.parse(this.#ports.decodeUtf8(body) ?? '') as unknown;
    } catch {
      return undefined;
    }
  }

  #problemIn(answer: HttpAnswer): Error {
    const parsed = httpProblem.safeParse(this.#json(answer));
    if (parsed.success) {
      const { code, message, url } = parsed.data;
      return new RelayProblem(answer.status, code, message, url ?? null);
    }
    // A proxy before a relay that does not run.
    if (answer.status >= 502 && answer.status <= 504) {
      return new HostError('relay-unreachable', `the answer was ${answer.status}`);
    }
    return new HostError('relay-incompatible', `the answer was ${answer.status}, and no relay's`);
  }
}

const post = (url: string, body: object): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

function readAs<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HostError('relay-incompatible', 'what answers there is no relay of this version');
}
