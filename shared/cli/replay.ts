import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dutiesOf, type Instant } from '../rules/index.ts';
import { UsageError, type CommandIo, type ExitCode } from './command-io.ts';
import { Player, type Played } from './player.ts';
import { readTextFile, reasonOf } from './read-file.ts';
import { instantAt, readScenario, type ScenarioLine } from './scenario.ts';
import { stateReport } from './state-report.ts';

const USAGE = 'usage: twg replay FILE [--until INSTANT] [--duties PERSON] [--export FILE]';
/** A scenario is read whole before anything is played. */
const LARGEST_MIB = 64;

function readUsage(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        until: { type: 'string' },
        duties: { type: 'string' },
        export: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError(USAGE);
    return { file, ...values };
  } catch {
    throw new UsageError(USAGE);
  }
}

function lineReport(line: number, played: Played): string {
  if (played.accepted) return JSON.stringify({ line, result: 'accepted' });
  const { code, details } = played;
  return JSON.stringify({ line, result: 'refused', code, details });
}

function untilOf(text: string | undefined, last: Instant): Instant {
  if (text === undefined) return last;
  const until = instantAt(text, '--until');
  if (until < last) throw new UsageError('--until: the instant is before that of the last line');
  return until;
}

async function writeExport(player: Player, path: string, name: string): Promise<void> {
  const lines = player.export();
  if (lines === null) throw new UsageError(`--export: nothing was founded, ${name} is not written`);
  try {
    await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  } catch (error) {
    throw new UsageError(`cannot write ${name}: ${reasonOf(error)}`);
  }
}

/**
 * `twg replay FILE`: plays a scenario through the real ledger and prints what became of each line,
 * then the state as of the last line, or of `--until`. Nothing is printed before all is done.
 */
export async function replayCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { file, until, duties, export: exportTo } = readUsage(args);
  const lines: ScenarioLine[] = readScenario(
    await readTextFile(io.resolvePath(file), file, LARGEST_MIB),
    file,
  );
  const now = untilOf(until, lines.at(-1)?.at ?? 0);
  const player = new Player();
  const printed = lines.map((line) => lineReport(line.line, player.play(line)));
  player.until(now);
  printed.push(JSON.stringify({ state: stateReport(player.state, now) }));
  if (duties !== undefined) {
    if (!player.state.person.has(duties)) throw new UsageError(`--duties: ${duties} is not registered`);
    printed.push(JSON.stringify({ duties: dutiesOf(player.state, duties, now) }));
  }
  if (exportTo !== undefined) await writeExport(player, io.resolvePath(exportTo), exportTo);
  for (const line of printed) io.out(line);
  return 0;
}
