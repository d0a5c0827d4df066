import { WebSocket } from 'ws';
import type { Http, OpenSocket } from '../../shared/client/ports.ts';

/** A relay that does not answer in so many ms is not there. */
const ANSWER_WITHIN = 20_000;
const OPEN_WITHIN = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** HTTP by Node's own `fetch`. */
export const nodeHttp: Http = async ({ method, url, headers, body }) => {
  const init: RequestInit = {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
    ...(headers && { headers: { ...headers } }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body) }),
  };
  try {
    const response = await fetch(url, init);
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
};

/** `fetch` says only that it failed; why stands in the cause, and its cause. */
function reasonOf(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < 4 && inner instanceof Error; depth += 1) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
    if (inner.name === 'TimeoutError') return 'ETIMEDOUT';
    inner = inner.cause;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Sockets by `ws`. */
export const openNodeSocket: OpenSocket = (url, protocols, handlers) => {
  const socket = new WebSocket(url, [...protocols], {
    handshakeTimeout: OPEN_WITHIN,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  });
  let failure = '';
  socket.on('open', () => handlers.opened());
  socket.on('message', (data, isBinary) => {
    if (!Buffer.isBuffer(data)) socket.close(1003);
    else if (!isBinary) handlers.message(data.toString('utf8'));
    else if (handlers.bytes === undefined) socket.close(1003, 'text is expected');
    else handlers.bytes(new Uint8Array(data));
  });
  socket.on('error', (error) => {
    failure = reasonOf(error);
  });
  // It comes after an error too.
  socket.on('close', (code, reason) => handlers.closed(code, reason.toString('utf8') || failure));
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    sendBytes: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(message);
    },
    close: () => {
      socket.close(1000);
      // Whoever does not answer is not waited for.
      setTimeout(() => socket.terminate(), 1000).unref();
    },
  };
};
