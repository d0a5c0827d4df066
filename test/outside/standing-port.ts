/** Ports that can be let go and had again, while other tests open theirs. */

import { createServer } from 'node:net';

/** Below the ports that systems give to whoever does not say which. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** A free port of this computer, which nobody gets who asks for any. */
export async function standingPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => {
      server.close(() => resolve(true));
    });
  });
