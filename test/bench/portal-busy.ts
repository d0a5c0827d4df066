import { gauged, gaugeTable, type Gauged } from './rounds.ts';
import { Asking, processorTime, serve } from './served.ts';

const ENTRIES = 20_000;
const MOST_OF_A_KIND = 200;
const LISTS = ['/groups', '/ballots', '/portal.json', '/feed.atom', '/calendar.ics'];

/** Pages of a busy association: each asked for once, when it is made, and then again, when it is kept. */
export async function portalBusy(): Promise<object> {
  const relay = await serve('./portal-relay.ts', [String(ENTRIES)]);
  const asking = new Asking(1);
  const ids = async (kind: string): Promise<string[]> => {
    const list = String(await asking.get(`${relay.url}/portal/${kind}`));
    const paths = [...list.matchAll(new RegExp(`/portal/${kind}/[a-z0-9-]+(?=["#?])`, 'g'))];
    return [...new Set(paths.map(([path]) => path))].slice(0, MOST_OF_A_KIND);
  };
  const first = await taken('the start page, which is asked for first', [`${relay.url}/portal`]);
  const lists: Gauged[] = [];
  for (const path of LISTS)
    lists.push(await taken(`${path}, made`, [`${relay.url}/portal${path}`]));
  const pages = [...(await ids('groups')), ...(await ids('ballots'))];
  const one = pages.map((path) => `${relay.url}${path}`);
  const made = await taken('the page of a group or of a ballot, made', one);
  const kept = await taken('the same, kept', one);
  asking.end();
  relay.process.disconnect();
  const figures = [first, ...lists, made, kept];
  console.log(`${ENTRIES} entries, ${pages.length} pages\n\n${gaugeTable(figures, 'ms', 2)}`);
  return {
    bench: 'PORTAL-BUSY',
    entries: ENTRIES,
    pages: pages.length,
    figures: figures.map(({ name, median }) => ({ name, median })),
  };

  /** Milliseconds of the server's processor time a page. */
  async function taken(name: string, asked: readonly string[]): Promise<Gauged> {
    const times: number[] = [];
    for (const url of asked) {
      const before = await processorTime(relay);
      await asking.get(url);
      times.push(((await processorTime(relay)) - before) / 1000);
    }
    return gauged(name, times);
  }
}
