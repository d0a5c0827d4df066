import { UsageError, type CommandIo, type ExitCode } from './command-io.ts';
import { dipCheck } from './dip-check.ts';
import { replayCommand } from './replay.ts';
import { tallyCommand } from './tally.ts';
import { verify } from './verify.ts';

const HELP = [
  'usage: npm run -s twg -- COMMAND',
  '  tally FILE                  count votes as if the ballot closed now',
  '  replay FILE [--until INSTANT] [--duties PERSON] [--export FILE]',
  '                              play a scenario through the real ledger',
  '  verify FILE [--ledger ID]   replay an exported ledger from its genesis and check everything',
  '  dip check FILE…             check DIP files',
  'Results are JSON, one object a line. Exit 0: done; 1: what was checked does not hold;',
  '2: bad usage or unreadable input, with one line that says why.',
];

const COMMANDS =
  'the commands are tally, replay, verify and dip check; npm run -s twg -- --help says more';

/** What a command came to; nothing is for standard output where the code is 2. */
export interface Finished {
  readonly code: ExitCode;
  /** Lines for standard output. */
  readonly out: readonly string[];
  /** Lines for standard error. */
  readonly err: readonly string[];
}

type Command = (args: readonly string[], io: CommandIo) => Promise<ExitCode>;

/** The command that the arguments begin with, its name, and the arguments that are left for it. */
function chosen(args: readonly string[]): { name: string; command: Command; rest: string[] } {
  const [name, ...rest] = args;
  switch (name) {
    case 'tally':
      return { name, command: tallyCommand, rest };
    case 'replay':
      return { name, command: replayCommand, rest };
    case 'verify':
      return { name, command: verify, rest };
    case 'dip':
      if (rest[0] !== 'check') break;
      return { name: 'dip check', command: dipCheck, rest: rest.slice(1) };
    case undefined:
      throw new UsageError(`no command; ${COMMANDS}`);
    default:
  }
  const given = name === 'dip' ? args.slice(0, 2).join(' ') : name;
  throw new UsageError(`unknown command ${JSON.stringify(given)}; ${COMMANDS}`);
}

/** Control characters and line separators would make more than one line of a message. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

const LONGEST_MESSAGE = 400;

function oneLine(message: string): string {
  const line = message.replaceAll(BREAKS, ' ');
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}

/** What is said about an error; one that no one should meet keeps its name, never its stack. */
function said(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  return `failed, which is a defect of the program: ${String(error)}`;
}

/** What stands after `--` is a name. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return args[0] === 'help' || options.includes('--help') || options.includes('-h');
}

/** Runs `twg` with these arguments, whatever they are. */
export async function commandLine(
  args: readonly string[],
  resolvePath: CommandIo['resolvePath'],
): Promise<Finished> {
  const out: string[] = [];
  const err: string[] = [];
  const io: CommandIo = {
    out: (line) => {
      out.push(line);
    },
    err: (line) => {
      err.push(line);
    },
    resolvePath,
  };
  if (asksForHelp(args)) return { code: 0, out: HELP, err };
  let prefix = 'twg';
  try {
    const { name, command, rest } = chosen(args);
    prefix = `twg ${name}`;
    const code = await command(rest, io);
    return { code, out: code === 2 ? [] : out, err };
  } catch (error) {
    return { code: 2, out: [], err: [oneLine(`${prefix}: ${said(error)}`)] };
  }
}
