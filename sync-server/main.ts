/**
 * `npm run relay -- --data FOLDER`: a relay in a process of its own, until it is told to stop. Logs
 * go to standard output, one JSON object a line; why it does not start, to standard error.
 */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { OUTREACH_ARGUMENTS, readOutreachOptions } from './outreach/outreach-arguments.ts';
import { startRelay, type Relay } from './relay.ts';
import type { RelayOptions } from './relay-options.ts';
import { StartError, systemCode } from './start-error.ts';

const USAGE = `usage: npm run relay -- --data FOLDER [--port N] [--host H] [--cert FILE --key FILE]
         [--web FOLDER] [--known-as URL]… [--behind-proxy] [--found | --take-over]
         [--restore-only] [--recover] [--stay] [--accept-clock] [--allow-url-token]
         [--smtp URL --mail-from 'NAME <ADDRESS>'] [--smtp-password-file FILE] [--smtp-ca FILE]
         [--private-webhooks]`;

/** Where the web build is after it was made; served unless another folder is named. */
const BUILT_WEB = fileURLToPath(new URL('../dist/renderer', import.meta.url));

/** How long the relay has to stop before it is ended, in milliseconds. */
const STOP_WITHIN = 10_000;

async function readOptions(args: string[]): Promise<RelayOptions> {
  const { values } = parse(args);
  if (values.data === undefined) throw new StartError(USAGE);
  if (values.found && values['take-over']) {
    throw new StartError('--found and --take-over do not go together');
  }
  const tls = await readTls(values.cert, values.key);
  const web = values.web ?? (existsSync(join(BUILT_WEB, 'index.html')) ? BUILT_WEB : undefined);
  return {
    folder: values.data,
    host: values.host,
    port: readPort(values.port),
    foundable: values.found,
    adopts: values['take-over'],
    restoresOnly: values['restore-only'],
    recovers: values.recover,
    stays: values.stay,
    acceptClock: values['accept-clock'],
    allowUrlToken: values['allow-url-token'],
    behindProxy: values['behind-proxy'],
    knownAs: values['known-as'],
    outreach: await readOutreachOptions(values, process.env),
    ...(web === undefined ? {} : { web }),
    ...(tls === null ? {} : { tls }),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '8443' },
        host: { type: 'string', default: '127.0.0.1' },
        cert: { type: 'string' },
        key: { type: 'string' },
        web: { type: 'string' },
        'known-as': { type: 'string', multiple: true, default: [] },
        'behind-proxy': { type: 'boolean', default: false },
        found: { type: 'boolean', default: false },
        'take-over': { type: 'boolean', default: false },
        'restore-only': { type: 'boolean', default: false },
        recover: { type: 'boolean', default: false },
        stay: { type: 'boolean', default: false },
        'accept-clock': { type: 'boolean', default: false },
        'allow-url-token': { type: 'boolean', default: false },
        ...OUTREACH_ARGUMENTS,
      },
    });
  } catch (error) {
    // What is wrong with which option is in the first line.
    const [said = ''] = (error instanceof Error ? error.message : '').split('\n');
    throw new StartError(`${said}\n${USAGE}`);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^[0-9]{1,5}$/.test(text) && port <= 65_535) return port;
  throw new StartError(`--port ${text}: a port is a number up to 65535`);
}

async function readTls(
  cert: string | undefined,
  key: string | undefined,
): Promise<{ cert: string; key: string } | null> {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) throw new StartError('--cert and --key go together');
  return { cert: await readPem(cert), key: await readPem(key) };
}

async function readPem(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartError(`${path} cannot be read (${systemCode(error)})`);
  }
}

function stopWhenTold(relay: Relay): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    void relay.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function main(): Promise<void> {
  const options = await readOptions(process.argv.slice(2));
  const relay = await startRelay({ ...options, log: pino() });
  collectDefaultMetrics({ register: relay.metrics.registry });
  stopWhenTold(relay);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`relay: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof StartError ? 2 : 1;
}
