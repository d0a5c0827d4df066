/** `twg`: tallies, replays and verifies decisions, and checks DIP files, without the app. */

import { resolve } from 'node:path';
import { commandLine } from './command-line.ts';

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
const base =
  process.env['npm_lifecycle_event'] === 'twg' ? (process.env['INIT_CWD'] ?? '.') : process.cwd();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output may have enough of it before its end, as `head` does.
  if (error.code === 'EPIPE') return;
  process.exitCode = 2;
  process.stderr.write(`twg: cannot write the output: ${error.code ?? 'unknown reason'}\n`);
});

const { code, out, err } = await commandLine(process.argv.slice(2), (path) => resolve(base, path));
process.exitCode = code;
for (const line of err) process.stderr.write(`${line}\n`);
if (out.length > 0) process.stdout.write(`${out.join('\n')}\n`);
