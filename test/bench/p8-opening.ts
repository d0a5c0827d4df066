import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { WebSocket as NodeSocket } from 'ws';
import { openFileJournal } from '../../electron/journal/index.ts';
import { launchProfile, ServedPage } from '../collab/served-page.ts';
import { openFrom, writeCompacting, type Opened } from './opening.ts';
import type { OpeningPage, OpeningWay } from './page-opening/page.ts';
import { gauge, gaugeTable, type Gauge } from './rounds.ts';
import { smallUpdates } from './small-updates.ts';

const UPDATES = 50_000;
const ROUNDS = 9;

const WAYS: readonly (readonly [OpeningWay, string])[] = [
  ['journal', 'our journal in Chromium, compacted by count as it grew'],
  ['journal-uncompacted', 'our journal in Chromium, never compacted'],
  ['y-indexeddb', 'y-indexeddb alone, never compacted'],
  ['y-indexeddb-compacted', 'y-indexeddb alone, right after its own compaction'],
];
const FILES = 'our journal of files in Node, compacted by count as it grew';

/** Each time in a new page: nothing of it is there yet but what the browser has on the disk. */
class Openings {
  readonly rows = new Map<string, number>();
  readonly #profile: BrowserContext;
  readonly #url: string;
  #length: number | null = null;

  constructor(profile: BrowserContext, url: string) {
    this.#profile = profile;
    this.#url = url;
  }

  async write(way: OpeningWay): Promise<void> {
    const page = await this.#page();
    await page.evaluate(
      ({ which, count }) => (Reflect.get(globalThis, 'page') as OpeningPage).write(which, count),
      { which: way, count: UPDATES },
    );
    await page.close();
  }

  async open(way: OpeningWay, name: string): Promise<number> {
    const page = await this.#page();
    const opened = await page.evaluate(
      (which) => (Reflect.get(globalThis, 'page') as OpeningPage).open(which),
      way,
    );
    await page.close();
    return this.note(name, opened);
  }

  note(name: string, { ms, rows, length }: Opened): number {
    this.#length ??= length;
    if (length === 0 || length !== this.#length) throw new Error(`${name}: another text`);
    this.rows.set(name, rows);
    return ms;
  }

  async #page() {
    const page = await this.#profile.newPage();
    await page.goto(this.#url);
    return page;
  }
}

/** P8: opening a document after 50,000 small updates, against y-indexeddb alone. */
export async function p8(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-p8-'));
  const files = join(folder, 'journal');
  const served = await ServedPage.of(join(import.meta.dirname, 'page-opening'));
  const profile = await launchProfile(join(folder, 'profile'));
  try {
    const openings = new Openings(profile, served.url({}));
    for (const [way, name] of WAYS) {
      console.error(`written: ${name}`);
      await openings.write(way);
    }
    console.error(`written: ${FILES}`);
    const journal = await openFileJournal(files);
    await writeCompacting(journal, smallUpdates(UPDATES));
    await journal.close();
    const Socket = NodeSocket as unknown as typeof WebSocket;
    const gauges: Gauge[] = [
      ...WAYS.map(([way, name]) => ({ name, read: () => openings.open(way, name) })),
      {
        name: FILES,
        read: async () =>
          openings.note(FILES, await openFrom(() => openFileJournal(files), Socket)),
      },
    ];
    const measured = await gauge(gauges, ROUNDS);
    const of = (name: string): number => measured.find((one) => one.name === name)?.median ?? NaN;
    const [ours, uncompacted, peer, compacted] = WAYS.map(([, name]) => of(name));
    const ratio = (a = NaN, b = NaN): number => a / b;
    const ratios = {
      'our journal / y-indexeddb alone, 50,000 rows (goal 0.2 or less)': ratio(ours, peer),
      'our journal / y-indexeddb right after its own compaction': ratio(ours, compacted),
      'neither compacted: ours / y-indexeddb': ratio(uncompacted, peer),
      'our files in Node / y-indexeddb alone, 50,000 rows': ratio(of(FILES), peer),
    };
    console.log(`${UPDATES} updates; until the text is there, ${ROUNDS} rounds interleaved\n`);
    console.log(gaugeTable(measured, 'ms', 1));
    for (const [name, rows] of openings.rows) console.log(`${name}: ${rows} rows`);
    for (const [name, value] of Object.entries(ratios)) console.log(`${name}: ${value.toFixed(3)}`);
    const rows = Object.fromEntries(openings.rows);
    return { bench: 'P8', updates: UPDATES, rows, measured, ratios };
  } finally {
    await profile.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}
