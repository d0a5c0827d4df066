/** Measures several ways of doing one thing side by side: interleaved, so that all see one machine. */

export interface Way {
  readonly name: string;
  /** Does the thing once and gives how many units of it were done. */
  readonly run: () => number | Promise<number>;
}

export interface Measured {
  readonly name: string;
  /** Units a second, one figure a round, sorted. */
  readonly perSecond: readonly number[];
  readonly median: number;
}

export const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
};

/** Something that gives its own figure: a time, bytes. */
export interface Gauge {
  readonly name: string;
  readonly read: () => Promise<number>;
}

export interface Gauged {
  readonly name: string;
  /** One figure a round, sorted. */
  readonly figures: readonly number[];
  readonly median: number;
}

/** Reads every gauge once a round, the order turned about each round, after one round unread. */
export async function gauge(gauges: readonly Gauge[], rounds: number): Promise<Gauged[]> {
  const figures = new Map<string, number[]>(gauges.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    const order = round % 2 === 0 ? gauges : [...gauges].reverse();
    for (const { name, read } of order) {
      const figure = await read();
      if (round >= 0) figures.get(name)?.push(figure);
    }
  }
  return [...figures].map(([name, taken]) => gauged(name, taken));
}

export function gauged(name: string, taken: readonly number[]): Gauged {
  const figures = [...taken].sort((a, b) => a - b);
  return { name, figures, median: median(figures) };
}

/** Runs every way once a round, the order turned about each round, after one round unmeasured. */
export async function measure(ways: readonly Way[], rounds: number): Promise<Measured[]> {
  const figures = new Map<string, number[]>(ways.map((way) => [way.name, []]));
  for (let round = -1; round < rounds; round += 1) {
    const order = round % 2 === 0 ? ways : [...ways].reverse();
    for (const way of order) {
      const begun = process.hrtime.bigint();
      const units = await way.run();
      const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
      if (round >= 0) figures.get(way.name)?.push(units / seconds);
    }
  }
  return [...figures].map(([name, perSecond]) => {
    const sorted = [...perSecond].sort((a, b) => a - b);
    return { name, perSecond: sorted, median: median(sorted) };
  });
}

/** The ratio of two ways, round by round of equal rank. */
export const ratio = (of: Measured, to: Measured): number => of.median / to.median;

const shown = (value: number): string => Math.round(value).toLocaleString('en');

/** One row a way: median, least, most. */
export function table(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, perSecond, median: middle }) => [
    name,
    shown(middle),
    shown(perSecond[0] ?? 0),
    shown(perSecond.at(-1) ?? 0),
  ]);
  return inColumns([['', 'median /s', 'least', 'most'], ...rows]);
}

/** One row a gauge: median, least, most, with so many digits after the point. */
export function gaugeTable(gauges: readonly Gauged[], unit: string, digits: number): string {
  const rows = gauges.map(({ name, figures, median: middle }) => [
    name,
    ...[middle, figures[0] ?? 0, figures.at(-1) ?? 0].map((figure) => figure.toFixed(digits)),
  ]);
  return inColumns([['', `median ${unit}`, 'least', 'most'], ...rows]);
}

/** @param lines the first is the head; the first column is of words, the others of figures */
function inColumns(lines: readonly (readonly string[])[]): string {
  const [head = []] = lines;
  const widths = head.map((_, column) =>
    Math.max(...lines.map((row) => (row[column] ?? '').length)),
  );
  return lines
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
