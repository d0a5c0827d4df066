import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gauged, gaugeTable, measure, ratio, table } from './rounds.ts';

const ROUNDS = 7;
const REQUESTS = 2000;
const AT_ONCE = 16;
/** An answer that takes longer, in milliseconds, ends the bench. */
const LONGEST = 30_000;
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
    const asked = request(url, { agent, timeout: LONGEST }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      response.once('end', () => {
        if (response.statusCode === 200) resolve(length);
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    });
    asked.once('timeout', () => asked.destroy(new Error(`${url}: no answer in ${LONGEST} ms`)));
    asked.once('error', reject);
    asked.end();
  });
}

/** Microseconds of processor time that a server has taken so far. */
function processorTime({ process: child }: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const { user, system } = message as NodeJS.CpuUsage;
      resolve(user + system);
    });
    child.send('processor time', (error) => {
      if (error !== null) reject(error);
    });
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

interface Way {
  readonly name: string;
  readonly url: string;
  readonly server: Server;
}

/** A group's page from a relay, beside `node:http` that serves as many fixed bytes. */
export async function portal(): Promise<object> {
  const relay = await serve('./portal-relay.ts', []);
  const url = `${relay.url}${PAGE}`;
  const bytes = await get(url);
  const plain = await serve('./plain-server.ts', [String(bytes)]);
  const ways: readonly Way[] = [
    { name: 'a relay’s page of a group', url, server: relay },
    { name: 'node:http, as many fixed bytes', url: plain.url, server: plain },
  ];
  const times = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
  const run = async ({ name, url: asked, server }: Way): Promise<number> => {
    const before = await processorTime(server);
    const count = await load(asked);
    times.get(name)?.push(((await processorTime(server)) - before) / count);
    return count;
  };
  const measured = await measure(
    ways.map((way) => ({ name: way.name, run: () => run(way) })),
    ROUNDS,
  );
  // Of the first round the times are no figure either.
  const processor = [...times].map(([name, taken]) => gauged(name, taken.slice(1)));
  for (const { process: child } of [relay, plain]) child.disconnect();
  agent.destroy();
  console.log(`${bytes} bytes, ${AT_ONCE} connections\n\n${table(measured)}`);
  console.log(`\nProcessor time of the server a request\n\n${gaugeTable(processor, 'µs', 1)}`);
  const [page, floor] = measured;
  const share = page === undefined || floor === undefined ? null : ratio(page, floor);
  return { bench: 'PORTAL', bytes, connections: AT_ONCE, measured, share, processor };
}
