import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runTwg } from '../cli/run-twg.ts';
import { FOLDER } from './expected.ts';

export interface LineReport {
  readonly line: number;
  readonly result: 'accepted' | 'refused';
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface DutyReport {
  readonly duty: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly due?: string;
  readonly consequence: string;
}

export type StateReport = Readonly<Record<string, unknown>> & {
  readonly twgs: Readonly<Record<string, { readonly roster: { readonly person: string }[] }>>;
  readonly ballots: Readonly<
    Record<string, { readonly status: string; readonly outcome: string | null }>
  >;
};

export interface Replayed {
  readonly lines: readonly LineReport[];
  readonly state: StateReport;
  readonly duties: readonly DutyReport[];
}

/** Runs something in a folder of its own, which is gone afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads what `twg replay` prints; it must have done its work. */
export function readReplay(out: readonly string[]): Replayed {
  const lines: LineReport[] = [];
  let state: StateReport | undefined;
  let duties: readonly DutyReport[] = [];
  for (const text of out) {
    const printed = JSON.parse(text) as Partial<LineReport> & {
      state?: StateReport;
      duties?: readonly DutyReport[];
    };
    if (printed.state !== undefined) state = printed.state;
    else if (printed.duties !== undefined) duties = printed.duties;
    else lines.push(printed as LineReport);
  }
  if (state === undefined) throw new Error('replay printed no state');
  return { lines, state, duties };
}

export async function replay(folder: string, ...args: readonly string[]): Promise<Replayed> {
  const { code, out, err } = await runTwg(folder, 'replay', ...args);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  return readReplay(out);
}

export function scenarioPath(name: string): string {
  return join(FOLDER, `${name}.jsonl`);
}

/** Writes the first lines of a scenario to a file of its own. */
export function cutScenario(name: string, lines: number, folder: string): string {
  const path = join(folder, `${name}-to-${lines}.jsonl`);
  const text = readFileSync(scenarioPath(name), 'utf8').split('\n').slice(0, lines).join('\n');
  writeFileSync(path, text);
  return path;
}
