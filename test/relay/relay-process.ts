import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a relay that does not start leaves behind. */
export interface Ended {
  readonly code: number | null;
  readonly err: string;
}

/** `npm run relay` in a process of its own, without npm around it: that one can be killed. */
export class RelayProcess {
  readonly #child: ChildProcess;
  /** Resolves to its address once it runs, or to null if it ends before. */
  readonly url: Promise<string | null>;
  readonly ended: Promise<Ended>;

  constructor(...args: string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'sync-server/main.ts', ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code) => resolve({ code, err }));
    });
    this.url = this.#findUrl();
  }

  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  async #findUrl(): Promise<string | null> {
    const { stdout } = this.#child;
    if (stdout === null) return null;
    let url: string | null = null;
    const lines = createInterface({ input: stdout });
    await new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        const said = JSON.parse(line) as { msg?: string; url?: string };
        if (said.msg !== 'relay runs') return;
        url = said.url ?? null;
        resolve();
      });
      lines.once('close', resolve);
    });
    return url;
  }
}
