/** `twg`: tallies, replays and verifies decisions, and checks DIP files, without the app. */

import { resolve } from 'node:path';
import { UsageError, type CommandIo, type ExitCode } from './command-io.ts';
import { dipCheck } from './dip-check.ts';
import { replayCommand } from './replay.ts';
import { tallyCommand } from './tally.ts';
import { verify } from './verify.ts';

const USAGE = `usage: npm run -s twg -- COMMAND
  tally FILE                  count votes as if the ballot closed now
  replay FILE [--until INSTANT] [--duties PERSON] [--export FILE]
                              play a scenario through the real ledger
  verify FILE [--ledger ID]   replay an exported ledger from its genesis and check everything
  dip check FILE…             check DIP files`;

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
const base =
  process.env['npm_lifecycle_event'] === 'twg' ? (process.env['INIT_CWD'] ?? '.') : process.cwd();

const lines: string[] = [];
const io: CommandIo = {
  out: (line) => {
    lines.push(line);
  },
  err: (line) => process.stderr.write(`${line}\n`),
  resolvePath: (path) => resolve(base, path),
};

async function run(args: readonly string[]): Promise<ExitCode> {
  const [command, ...rest] = args;
  switch (command) {
    case 'tally':
      return tallyCommand(rest, io);
    case 'replay':
      return replayCommand(rest, io);
    case 'verify':
      return verify(rest, io);
    case 'dip':
      if (rest[0] === 'check') return dipCheck(rest.slice(1), io);
      throw new UsageError(USAGE);
    case 'help':
    case '--help':
    case '-h':
      io.out(USAGE);
      return 0;
    default:
      throw new UsageError(USAGE);
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  process.exitCode = 2;
  const message = error instanceof UsageError ? error.message : `twg failed: ${String(error)}`;
  process.stderr.write(`${message}\n`);
}
