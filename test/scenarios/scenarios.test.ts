import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTwg } from '../cli/run-twg.ts';
import {
  DETAILS,
  readExpected,
  scenarioNames,
  withHashes,
  type Expected,
  type ExpectedDuty,
} from './expected.ts';
import {
  cutScenario,
  inTemporaryFolder,
  replay,
  scenarioPath,
  type DutyReport,
  type LineReport,
  type Replayed,
  type StateReport,
} from './play-scenario.ts';

type Duties = Readonly<Record<string, readonly ExpectedDuty[]>>;

function compareLines(lines: readonly LineReport[], { refused, ...expected }: Expected): void {
  expect(lines.map(({ line }) => line)).toEqual(
    Array.from({ length: expected.lines }, (_, index) => index + 1),
  );
  const codes = lines.filter(({ code }) => code !== undefined);
  expect(Object.fromEntries(codes.map(({ line, code }) => [line, code]))).toEqual(
    Object.fromEntries(Object.entries(refused).map(([line, { code }]) => [line, code])),
  );
  for (const { line, code = '', details = {} } of codes) {
    const wanted = refused[String(line)]?.details;
    expect({ line, details }).toEqual({ line, details: wanted ? withHashes(wanted) : details });
    const fields = Object.keys(details).sort();
    expect({ line, fields }).toEqual({ line, fields: DETAILS[code]?.toSorted() ?? fields });
  }
}

interface Roster {
  readonly roster?: readonly { readonly person: string }[];
}

/** The contract gives a roster no order. */
function withSortedRosters(state: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const twgs = Object.entries((state['twgs'] ?? {}) as Record<string, Roster>).map(
    ([id, { roster, ...rest }]) => {
      const sorted = [...(roster ?? [])].sort((a, b) => (a.person < b.person ? -1 : 1));
      return [id, roster === undefined ? rest : { ...rest, roster: sorted }] as const;
    },
  );
  return { ...state, twgs: Object.fromEntries(twgs) };
}

/** A duty as far as it is expected: without its instant where the contract says none. */
function asExpected({ duty, subject, due, consequence }: DutyReport, wanted?: ExpectedDuty) {
  if (consequence.trim() === '') throw new Error(`${duty} has no consequence`);
  return wanted?.due === undefined ? { duty, subject } : { duty, subject, due };
}

/** Replays once for each person whose duties are asked for, and once where there is none. */
async function momentOf(path: string, until: string | undefined, expected: Duties) {
  const args = [path, ...(until === undefined ? [] : ['--until', until])];
  const duties: Record<string, unknown> = {};
  let replayed: Replayed | undefined;
  for (const [person, wanted] of Object.entries(expected)) {
    replayed = await replay('/', ...args, '--duties', person);
    duties[person] = replayed.duties.map((duty, index) => asExpected(duty, wanted[index]));
  }
  replayed ??= await replay('/', ...args);
  return { state: withSortedRosters(replayed.state), duties };
}

interface ScenarioLine {
  readonly act: string;
  readonly data: { readonly persons?: readonly unknown[] };
}

/**
 * One entry for each accepted line; two for each person beside the founder, who are invited and
 * enrolled; one for each ballot that the relay has closed.
 */
function entriesOf(name: string, lines: readonly LineReport[], state: StateReport): number {
  const texts = readFileSync(scenarioPath(name), 'utf8').trimEnd().split('\n');
  const accepted = texts
    .filter((_, index) => lines[index]?.result === 'accepted')
    .map((text) => JSON.parse(text) as ScenarioLine);
  const founders = accepted.flatMap(({ act, data }) =>
    act === 'association.found' ? (data.persons ?? []) : [],
  );
  const registered = accepted.filter(({ act }) => act === 'person.register');
  const closed = Object.values(state.ballots).filter(
    ({ status, outcome }) => status === 'closed' && outcome !== 'withdrawn',
  );
  return accepted.length + 2 * (founders.length + registered.length - 1) + closed.length;
}

describe.each(scenarioNames())('scenario %s', (name) => {
  const expected = readExpected(name);

  it(`tells: ${expected.story}`, async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'out.ledger');
      const args = ['--export', file, ...(expected.until ? ['--until', expected.until] : [])];
      const { lines, state } = await replay('/', scenarioPath(name), ...args);
      compareLines(lines, expected);
      expect(withSortedRosters(state)).toEqual(withSortedRosters(expected.state));
      const verified = await runTwg(folder, 'verify', 'out.ledger');
      expect(verified.err).toEqual([]);
      expect(JSON.parse(verified.out[0] ?? '')).toEqual({
        ok: true,
        entries: entriesOf(name, lines, state),
        head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        stateHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(verified.code).toBe(0);
    });
    const { until, duties } = expected;
    const moment = await momentOf(scenarioPath(name), until, duties);
    expect(moment.duties).toEqual(duties);
  });

  it.each(expected.moments)('after line $after, until $until', async (moment) => {
    await inTemporaryFolder(async (folder) => {
      const path = cutScenario(name, moment.after, folder);
      const { state = {}, duties = {} } = moment;
      const found = await momentOf(path, moment.until, duties);
      expect(found.state).toMatchObject(withSortedRosters(state));
      expect(found.duties).toEqual(duties);
    });
  });
});
