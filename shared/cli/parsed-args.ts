import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './command-io.ts';

/** Reads the arguments of a command; what is wrong with them is said before how it is used. */
export function parsedArgs<T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's first sentence names the option; what follows is advice on positional arguments.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    throw new UsageError(`${said}; ${usage}`);
  }
}
