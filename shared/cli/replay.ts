import { writeFile } from 'node:fs/promises';
import { dutiesOf, writeInstant, type Instant } from '../rules/index.ts';
import { UsageError, type CommandIo, type ExitCode } from './command-io.ts';
import { parsedArgs } from './parsed-args.ts';
import { Player, type Played } from './player.ts';
import { readTextFile, systemCode } from './read-file.ts';
import { instantAt, readScenario, type ScenarioLine } from './scenario.ts';
import { stateReport } from './state-report.ts';

const USAGE = 'usage: twg replay FILE [--until INSTANT] [--duties PERSON] [--export FILE]';
/** A scenario is read whole before anything is played. */
const LARGEST_MIB = 64;

function readUsage(args: readonly string[]) {
  const { values, positionals } = parsedArgs(
    {
      args: [...args],
      options: {
        until: { type: 'string' },
        duties: { type: 'string' },
        export: { type: 'string' },
      },
      allowPositionals: true,
    },
    USAGE,
  );
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError(`no file; ${USAGE}`);
  if (more.length > 0) throw new UsageError(`more than one file; ${USAGE}`);
  return { file, ...values };
}

function lineReport(line: number, played: Played): string {
  if (played.accepted) return JSON.stringify({ line, result: 'accepted' });
  const { code, details } = played;
  return JSON.stringify({ line, result: 'refused', code, details });
}

function untilOf(text: string | undefined, last: Instant): Instant {
  if (text === undefined) return last;
  const until = instantAt(text, '--until');
  if (until < last) {
    throw new UsageError(`--until is before the last line, which is at ${writeInstant(last)}`);
  }
  return until;
}

function whyUnwritable(error: unknown): string {
  const code = systemCode(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'is in a folder that does not exist';
    case 'EISDIR':
      return 'is a directory';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'may not be written';
    default:
      return `cannot be written (${code})`;
  }
}

async function writeExport(player: Player, path: string, name: string): Promise<void> {
  const lines = player.export();
  const quoted = JSON.stringify(name);
  if (lines === null) {
    throw new UsageError(`--export: nothing was founded, so ${quoted} is not written`);
  }
  try {
    await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  } catch (error) {
    throw new UsageError(`--export: ${quoted} ${whyUnwritable(error)}`);
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
    if (!player.state.person.has(duties)) {
      throw new UsageError(`--duties: nobody is registered as ${JSON.stringify(duties)}`);
    }
    printed.push(JSON.stringify({ duties: dutiesOf(player.state, duties, now) }));
  }
  if (exportTo !== undefined) {
    const path = io.resolvePath(exportTo);
    if (path === io.resolvePath(file)) throw new UsageError('--export names the scenario itself');
    await writeExport(player, path, exportTo);
  }
  for (const line of printed) io.out(line);
  return 0;
}
