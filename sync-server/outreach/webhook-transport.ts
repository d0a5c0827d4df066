import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { DeliveryProblem } from '../../shared/protocol/outreach-messages.ts';
import type { Outcome } from './delivery-queue.ts';
import { oneLine } from './one-line.ts';
import type { SlackMessage } from './outgoing.ts';
import { addressInUrl, isPublicAddress, PrivateAddress, publicLookup } from './public-address.ts';

/** How many posts are under way at once. */
export const WEBHOOK_CONNECTIONS = 4;
const PATIENCE = 20_000;
const MOST_ANSWER_BYTES = 1024;
const LONGEST_WAIT_IN_SECONDS = 24 * 60 * 60;

/** Whether webhooks may lead to this computer and into private networks. */
export type WebhookReach = 'public' | 'private-too';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** Posts to incoming webhooks, and follows no redirect. */
export class WebhookTransport {
  readonly #reach: WebhookReach;

  constructor(reach: WebhookReach) {
    this.#reach = reach;
  }

  /** Whether a webhook could be posted to, as far as its address says. */
  allows(url: string): boolean {
    const address = addressInUrl(url);
    const isLocal = new URL(url).protocol === 'http:';
    if (this.#reach === 'private-too') return true;
    return !isLocal && (address === null || isPublicAddress(address));
  }

  async send(url: string, message: SlackMessage, signal: AbortSignal): Promise<Outcome> {
    if (!this.allows(url)) return { kind: 'refused', problem: PRIVATE };
    const { text, blocks } = message;
    const body = Buffer.from(
      JSON.stringify(blocks.length === 0 ? { text } : { text, blocks }),
      'utf8',
    );
    try {
      return outcomeOf(await this.#post(url, body, signal));
    } catch (error) {
      if (error instanceof PrivateAddress) return { kind: 'refused', problem: PRIVATE };
      return { kind: 'failed', problem: networkProblem(error), after: null };
    }
  }

  #post(url: string, body: Buffer, signal: AbortSignal): Promise<Answer> {
    const options: RequestOptions = {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      // A connection of its own each time: posts are rare.
      agent: false,
      ...(this.#reach === 'public' ? { lookup: publicLookup } : {}),
    };
    const ask = url.startsWith('https:') ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = ask(url, options, (response) => {
        readAnswer(response).then(resolve, reject);
      });
      request.once('error', reject);
      request.end(body);
    });
  }
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const part = chunk as Buffer;
    length += part.length;
    chunks.push(part);
    if (length >= MOST_ANSWER_BYTES) break;
  }
  const text = Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString('utf8');
  return { status: response.statusCode ?? 0, text, retryAfter: response.headers['retry-after'] };
}

const PRIVATE: DeliveryProblem = {
  code: 'rejected',
  detail: 'the webhook leads to this computer or into a private network',
};

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, "Handling errors". */
function outcomeOf({ status, text, retryAfter }: Answer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const detail = oneLine(`${status} ${text}`);
  if (status === 429 || status >= 500) {
    const after = secondsIn(retryAfter) * 1000;
    return { kind: 'failed', problem: { code: 'deferred', detail }, after };
  }
  return { kind: 'refused', problem: { code: 'rejected', detail } };
}

function secondsIn(header: string | undefined): number {
  if (header === undefined || !/^\d{1,9}$/.test(header)) return 0;
  return Math.min(Number(header), LONGEST_WAIT_IN_SECONDS);
}

const NOT_TRUSTED = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|EPROTO)/;

function networkProblem(error: unknown): DeliveryProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return {
    code: NOT_TRUSTED.test(code) ? 'not-trusted' : 'unreachable',
    // Only the code: the message names the host, which is its owner's alone.
    detail: code === 'ABORT_ERR' ? 'no answer in time' : code || 'no answer',
  };
}
