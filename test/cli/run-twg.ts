import { resolve } from 'node:path';
import { commandLine, type Finished } from '../../shared/cli/command-line.ts';

/** Runs `twg` in this process; relative paths begin in `folder`. */
export function runTwg(folder: string, ...args: readonly string[]): Promise<Finished> {
  return commandLine(args, (path) => resolve(folder, path));
}

const INSIDES = /[\n\r]|\.ts:|node:internal|defect/;

/**
 * The one line on standard error where a command cannot do its work.
 *
 * @throws where it exits with another code than 2, prints anything on standard output, says more
 * than one line, or shows a stack trace.
 */
export async function errorOf(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await runTwg(folder, ...args);
  const [line, ...more] = err;
  if (code !== 2 || out.length > 0 || line === undefined || more.length > 0 || INSIDES.test(line)) {
    throw new Error(`not a clean error: ${JSON.stringify({ code, out, err })}`);
  }
  return line;
}
