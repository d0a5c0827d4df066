/** A relay in a process of its own, inside the desktop app: the same as `npm run relay` starts. */

import { pino } from 'pino';
import { startRelay, type Relay } from '../../sync-server/relay.ts';
import type { EmbeddedStart, FromRelay, ToRelay } from './messages.ts';

const tell = (message: FromRelay): void => process.parentPort.postMessage(message);

async function run(start: EmbeddedStart): Promise<void> {
  let offset = start.clockOffset;
  const relay = await startRelay({
    folder: start.folder,
    host: start.host,
    port: start.port,
    foundable: start.foundable,
    acceptClock: start.acceptClock,
    knownAs: start.knownAs,
    hostedBy: start.hostedBy,
    web: start.web,
    clock: () => Date.now() + offset,
    log: pino({ level: 'warn' }),
  });
  process.parentPort.on('message', ({ data }: { data: ToRelay }) => {
    if (data.kind === 'stop') {
      void stop(relay);
      return;
    }
    if (data.kind === 'move-clock') offset += data.by;
    // Whoever moves the clock has said that it is right, too.
    void relay.acceptClock().then(() => tell({ kind: 'clock-set', id: data.id }));
  });
  tell({ kind: 'started', port: relay.port, relayKey: relay.publicKey });
}

async function stop(relay: Relay): Promise<void> {
  await relay.close();
  process.exit(0);
}

try {
  await run(JSON.parse(process.argv[2] ?? '') as EmbeddedStart);
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code ?? 'start';
  const message = error instanceof Error ? error.message : String(error);
  tell({ kind: 'failed', code, message });
  // What was said has to be on its way before the process ends.
  setTimeout(() => process.exit(1), 100);
}
