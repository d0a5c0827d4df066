import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const started = z.looseObject({ msg: z.literal('relay runs'), url: z.string(), key: z.string() });

/** A relay as whoever runs one starts it, in a process of its own. */
export class StandingRelay {
  readonly url: string;
  readonly relayKey: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { url, key }: z.infer<typeof started>) {
    this.#child = child;
    this.url = url;
    this.relayKey = key;
  }

  static async start(folder: string, ...options: readonly string[]): Promise<StandingRelay> {
    const args = ['--import', 'tsx', 'sync-server/main.ts', '--data', folder, ...options];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the relay has ended (${code})`)));
      lines.on('line', (line) => {
        const said = started.safeParse(JSON.parse(line));
        if (said.success) resolve(new StandingRelay(child, said.data));
      });
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    await new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  }
}
