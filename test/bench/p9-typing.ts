import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BrowserContext, Page } from '@playwright/test';
import { launchProfile, ServedPage } from '../collab/served-page.ts';
import type { TypingPage, TypingWay } from './page-typing/page.ts';
import { gauged, gaugeTable, type Gauged } from './rounds.ts';
import { BYTES, KEY_MS, KEYS, PEOPLE, percentile, type TypedKey } from './typing.ts';

const ROUNDS = 7;

const WAYS: readonly (readonly [TypingWay, string])[] = [
  ['ours', 'ours, with its journal'],
  ['peer', 'y-websocket and y-codemirror.next as they come'],
];

/** Over how many ms the keys come that the others type while the measured one types one. */
const SPREADS: readonly (readonly [number, string])[] = [
  [KEY_MS, 'all the time'],
  [12, 'within a frame'],
];

/** The process that has the relay and the others. */
class Load {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    const script = join(import.meta.dirname, 'typing-load.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    const { value } = (await this.#lines.next()) as { readonly value?: string };
    return value ?? '';
  }

  /** Has the others write there, a key each within so many ms. */
  write(document: string, within: number): Promise<void> {
    return this.#say(`${document} ${within}`);
  }

  /** Has a document filled in which nobody writes. */
  fill(document: string): Promise<void> {
    return this.#say(document);
  }

  stop(): Promise<void> {
    return this.#say('');
  }

  async #say(line: string): Promise<void> {
    this.#child.stdin?.write(`${line}\n`);
    await this.line();
  }

  async end(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await exited;
  }
}

const METRICS = {
  work: 'scripts a key: its handling and what others wrote since the key before',
  shown: 'from when a key was due until it is in editor and text',
  drawn: 'from when a key was due until its picture is handed on',
} as const satisfies Readonly<Record<keyof TypedKey, string>>;

type Metric = keyof typeof METRICS;

interface Typed {
  readonly keys: readonly TypedKey[];
  /** Characters that others have added meanwhile. */
  readonly others: number;
  /** What the page's main thread had of a processor, in ms. */
  readonly busy: number;
}

async function openPage(profile: BrowserContext, url: string): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(url);
  await page.waitForFunction(() => Reflect.has(globalThis, 'page'));
  return page;
}

async function typeInFrames(profile: BrowserContext, url: string): Promise<readonly number[]> {
  const page = await openPage(profile, url);
  const figures = await page.evaluate(() =>
    (Reflect.get(globalThis, 'page') as TypingPage).typeInFrames(),
  );
  await page.close();
  return figures;
}

async function typeOnce(profile: BrowserContext, url: string): Promise<Typed> {
  const page = await openPage(profile, url);
  const session = await profile.newCDPSession(page);
  // Of the processor's time: whatever else the machine does is not in it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const before = await busy();
  const keys = await page.evaluate(() => (Reflect.get(globalThis, 'page') as TypingPage).type());
  const during = (await busy()) - before;
  const others = await page.evaluate(() =>
    (Reflect.get(globalThis, 'page') as TypingPage).others(),
  );
  await page.close();
  return { keys, others, busy: during };
}

/** P9: typing in a document of 100 kB while 20 others do, against the provider as it comes. */
export async function p9(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-p9-'));
  const served = await ServedPage.of(join(import.meta.dirname, 'page-typing'));
  const profile = await launchProfile(folder);
  const load = new Load();
  try {
    const relay = await load.line();
    const figures = new Map<string, number[]>();
    const note = (key: string, figure: number): void => {
      figures.set(key, [...(figures.get(key) ?? []), figure]);
    };
    const cases = SPREADS.flatMap(([within]) => WAYS.map(([way]) => ({ within, way })));
    const measure = async ({ within, way }: (typeof cases)[number], round: number) => {
      const document = `notes/p9-${round}-${within}-${way}`;
      await load.write(document, within);
      const typed = await typeOnce(profile, served.url({ way, relay, document }));
      await load.stop();
      for (const [metric, figure] of figuresOf(typed)) note(`${within} ${metric} ${way}`, figure);
    };
    const measureInFrames = async (way: TypingWay, round: number) => {
      const document = `notes/p9-${round}-frames-${way}`;
      await load.fill(document);
      const all = await typeInFrames(profile, served.url({ way, relay, document }));
      note(`frame p99 ${way}`, percentile(all, 99));
      note(`frame p50 ${way}`, percentile(all, 50));
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const each of round % 2 === 0 ? cases : [...cases].reverse()) await measure(each, round);
      for (const [way] of round % 2 === 0 ? WAYS : [...WAYS].reverse())
        await measureInFrames(way, round);
      console.error(`round ${round + 1} of ${ROUNDS}`);
    }
    return report(figures);
  } finally {
    await load.end();
    await profile.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf({ keys, others, busy }: Typed): [string, number][] {
  const metrics = Object.keys(METRICS) as Metric[];
  return [
    ...metrics.flatMap((metric): [string, number][] => {
      const all = keys.map((key) => key[metric]);
      return [
        [`${metric} p99`, percentile(all, 99)],
        [`${metric} p50`, percentile(all, 50)],
      ];
    }),
    ['busy', busy / keys.length],
    // Of ten keys of theirs one takes a character away.
    ['others', others / 0.8 / keys.length],
  ];
}

const TITLES: readonly (readonly [string, string])[] = [
  ...(Object.keys(METRICS) as Metric[]).flatMap((metric): [string, string][] => [
    [`${metric} p99`, `p99: ${METRICS[metric]}`],
    [`${metric} p50`, `median: ${METRICS[metric]}`],
  ]),
  ['busy', 'processor time of the main thread all told, a key'],
];

function report(figures: ReadonlyMap<string, readonly number[]>): object {
  console.log(
    `${BYTES} bytes, ${PEOPLE} others who type too, a key each in ${KEY_MS} ms; ${KEYS} keys a round, ${ROUNDS} rounds interleaved`,
  );
  const of = (metric: string): Gauged[] =>
    WAYS.map(([way, name]) => gauged(name, figures.get(`${metric} ${way}`) ?? []));
  const inFrames = (['p99', 'p50'] as const).map((metric) => {
    const gauges = of(`frame ${metric}`);
    const [ours, peer] = gauges;
    const ratio = (ours?.median ?? NaN) / (peer?.median ?? NaN);
    const title = `${metric}: scripts for a key and ${PEOPLE} messages of others in one frame`;
    console.log(`\n${title}: ${ratio.toFixed(3)}\n${gaugeTable(gauges, 'ms', 2)}`);
    return { metric: title, gauges, ratio };
  });
  const cases = SPREADS.map(([within, name]) => {
    console.log(`\nothers' keys come ${name}`);
    const measured = TITLES.map(([metric, title]) => {
      const gauges = of(`${within} ${metric}`);
      const [ours, peer] = gauges;
      const ratio = (ours?.median ?? NaN) / (peer?.median ?? NaN);
      console.log(`\n${title}: ${ratio.toFixed(3)}\n${gaugeTable(gauges, 'ms', 2)}`);
      return { metric: title, gauges, ratio };
    });
    const others = of(`${within} others`);
    console.log(`\nedits of others a key\n${gaugeTable(others, '', 1)}`);
    return { case: name, within, measured, others };
  });
  return { bench: 'P9', bytes: BYTES, people: PEOPLE, keyMs: KEY_MS, keys: KEYS, inFrames, cases };
}
