import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { measure, ratio, table } from './rounds.ts';

const ROUNDS = 7;
const REQUESTS = 2000;
const AT_ONCE = 16;
const PAGE = '/portal/groups/mainnet-operations';

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

function serve(file: string, args: readonly string[]): Promise<Server> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, args, { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', (message) =>
      resolve({ ...(message as { url: string }), process: child }),
    );
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Resolves to the length of the body. */
function get(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      response.once('end', () => {
        if (response.statusCode === 200) resolve(length);
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    })
      .once('error', reject)
      .end();
  });
}

async function load(url: string): Promise<number> {
  let left = REQUESTS;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await get(url);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return REQUESTS;
}

/** A group's page from a relay, beside `node:http` that serves as many fixed bytes. */
export async function portal(): Promise<object> {
  const relay = await serve('./portal-relay.ts', []);
  const url = `${relay.url}${PAGE}`;
  const bytes = await get(url);
  const plain = await serve('./plain-server.ts', [String(bytes)]);
  const measured = await measure(
    [
      { name: 'a relay’s page of a group', run: () => load(url) },
      { name: 'node:http, as many fixed bytes', run: () => load(plain.url) },
    ],
    ROUNDS,
  );
  for (const { process: child } of [relay, plain]) child.disconnect();
  agent.destroy();
  console.log(`${bytes} bytes, ${AT_ONCE} connections\n\n${table(measured)}`);
  const [page, floor] = measured;
  const share = page === undefined || floor === undefined ? null : ratio(page, floor);
  return { bench: 'PORTAL', bytes, connections: AT_ONCE, measured, share };
}
