import type { Http, OpenSocket } from '../../shared/client/ports.ts';

/** A relay that does not answer in so many ms is not there. */
const ANSWER_WITHIN = 20_000;

/** HTTP by `fetch`, without cookies and without following anybody elsewhere. */
export const browserHttp: Http = async ({ method, url, headers, body }) => {
  const init: RequestInit = {
    method,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
    ...(headers && { headers: { ...headers } }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  };
  try {
    const response = await fetch(url, init);
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    // A browser does not tell a script why: the relay is not there, or the page may not reach it.
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new Error(late ? 'ETIMEDOUT' : 'no answer', { cause: error });
  }
};

export const openBrowserSocket: OpenSocket = (url, protocols, handlers) => {
  const socket = new WebSocket(url, [...protocols]);
  socket.addEventListener('open', () => handlers.opened());
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') handlers.message(data);
    else socket.close(4400, 'text is expected');
  });
  // It comes after an error too, which says nothing.
  socket.addEventListener('close', ({ code, reason }) => handlers.closed(code, reason));
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close: () => socket.close(1000),
  };
};
