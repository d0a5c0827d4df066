import { gauged, gaugeTable, measure, ratio, table } from './rounds.ts';
import { Asking, processorTime, serve, type Server } from './served.ts';

const ROUNDS = 7;
const REQUESTS = 2000;
const AT_ONCE = 16;
const PAGE = '/portal/groups/mainnet-operations';

async function load(asking: Asking, url: string): Promise<number> {
  let left = REQUESTS;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await asking.get(url);
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
  const asking = new Asking(AT_ONCE);
  const relay = await serve('./portal-relay.ts', []);
  const url = `${relay.url}${PAGE}`;
  const { length: bytes } = await asking.get(url);
  const plain = await serve('./plain-server.ts', [String(bytes)]);
  const ways: readonly Way[] = [
    { name: 'a relay’s page of a group', url, server: relay },
    { name: 'node:http, as many fixed bytes', url: plain.url, server: plain },
  ];
  const times = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
  const run = async ({ name, url: asked, server }: Way): Promise<number> => {
    const before = await processorTime(server);
    const count = await load(asking, asked);
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
  asking.end();
  console.log(`${bytes} bytes, ${AT_ONCE} connections\n\n${table(measured)}`);
  console.log(`\nProcessor time of the server a request\n\n${gaugeTable(processor, 'µs', 1)}`);
  const [page, floor] = measured;
  const share = page === undefined || floor === undefined ? null : ratio(page, floor);
  return { bench: 'PORTAL', bytes, connections: AT_ONCE, measured, share, processor };
}
