/**
 * Answers as Slack's incoming webhooks do: a POST of JSON to a secret path gets `ok`, or an error in
 * plain text and a status (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a webhook answers. */
export type SlackAnswer =
  | { readonly kind: 'ok' }
  /** `no_service` 404, `channel_is_archived` 410, `action_prohibited` 403, or 5xx. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'drop' }
  /** The post is taken, and the connection ends before anybody is told. */
  | { readonly kind: 'take-and-drop' };

export interface SlackPost {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

const OK: SlackAnswer = { kind: 'ok' };
const MOST_BLOCKS = 50;

export class SlackTestServer {
  /** Answers the posts that come from now on. */
  answer: (path: string) => SlackAnswer = () => OK;
  /** What was taken. */
  readonly posts: SlackPost[] = [];
  /** How often somebody has asked, whatever the answer. */
  requests = 0;
  readonly #server: Server;
  #waiting: (() => void)[] = [];
  #port = 0;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(port = 0): Promise<SlackTestServer> {
    const server = new SlackTestServer();
    await new Promise<void>((resolve) => {
      server.#server.listen(port, '127.0.0.1', resolve);
    });
    server.#port = (server.#server.address() as AddressInfo).port;
    return server;
  }

  get port(): number {
    return this.#port;
  }

  /** A webhook's address. */
  webhook(name: string): string {
    return `http://127.0.0.1:${this.#port}/services/T000/B000/${name}`;
  }

  /** Resolves to the posts once so many are taken. */
  async taken(count: number): Promise<readonly SlackPost[]> {
    await this.#until(() => this.posts.length >= count);
    return this.posts;
  }

  async asked(count: number): Promise<void> {
    await this.#until(() => this.requests >= count);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const text = Buffer.concat(chunks).toString('utf8');
    const answer = this.answer(path);
    this.#respond(response, answer, { path, text, method: request.method ?? '' });
    this.requests += 1;
    for (const go of this.#waiting.splice(0)) go();
  }

  #respond(response: ServerResponse, answer: SlackAnswer, asked: Asked): void {
    switch (answer.kind) {
      case 'error':
        return say(response, answer.status, answer.code);
      case 'rate-limited':
        response.setHeader('retry-after', String(answer.seconds));
        return say(response, 429, 'rate_limited');
      case 'redirect':
        response.setHeader('location', answer.to);
        return say(response, 302, '');
      case 'drop':
        response.destroy();
        return;
      case 'ok':
      case 'take-and-drop': {
        const read = readPost(asked);
        if (typeof read === 'string') return say(response, 400, read);
        this.posts.push(read);
        if (answer.kind === 'ok') return say(response, 200, 'ok');
        response.destroy();
      }
    }
  }
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly text: string;
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end(text);
}

/** The post, or the code of what is wrong with it. */
function readPost({ method, path, text }: Asked): SlackPost | string {
  if (method !== 'POST') return 'invalid_payload';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'invalid_payload';
  }
  if (typeof value !== 'object' || value === null) return 'invalid_payload';
  const { text: said, blocks = [] } = value as { text?: unknown; blocks?: unknown };
  if (typeof said !== 'string' || said === '') return 'no_text';
  if (!isBlocks(blocks)) return 'invalid_blocks';
  return { path, text: said, blocks };
}

function isBlocks(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value) || value.length > MOST_BLOCKS) return false;
  return value.every(
    (block: unknown) =>
      typeof block === 'object' && block !== null && 'type' in block && isSound(block),
  );
}

/** A header's text has up to 150 characters, a section's up to 3,000; neither is empty. */
function isSound(block: { readonly type: unknown; readonly text?: unknown }): boolean {
  if (block.type !== 'section' && block.type !== 'header') return true;
  const text = (block.text as { readonly text?: unknown } | undefined)?.text;
  if (text === undefined) return block.type === 'section' && 'fields' in block;
  const most = block.type === 'header' ? 150 : 3000;
  return typeof text === 'string' && text.length > 0 && text.length <= most;
}
