import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** Whoever is not told of an entry hears every 15 s what the relay's clock says; in ms, with room. */
export const HEARS_WITHIN = 60_000;

export interface ClockedRelayOptions {
  readonly folder: string;
  /** 0 for one that is free. */
  readonly port?: number;
  /** How far its clock is ahead of the computer's, in milliseconds. */
  readonly ahead?: number;
  /** The folder of the web build that it serves. */
  readonly web?: string;
  /** Where it hands over mail; it then posts to webhooks on this computer too. */
  readonly smtp?: string;
  /** Whether an older backup was put in the place of its folder. */
  readonly after?: 'backup';
}

/** A real relay process whose clock the test moves; it stays when the apps are offline. */
export class ClockedRelay {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting: ((line: string) => void)[] = [];
  /** The same address after a restart on the same port. */
  readonly url: string;
  readonly port: number;
  #ahead: number;

  private constructor(
    child: ChildProcessByStdio<Writable, Readable, null>,
    answers: Interface,
    url: string,
    ahead: number,
  ) {
    this.#child = child;
    this.url = url;
    this.port = Number(new URL(url).port);
    this.#ahead = ahead;
    answers.on('line', (line) => this.#waiting.shift()?.(line));
  }

  static async start(options: ClockedRelayOptions): Promise<ClockedRelay> {
    const { folder, port = 0, ahead = 0, web = '', after = '', smtp = '' } = options;
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'test/e2e/clocked-relay-main.ts',
        folder,
        String(port),
        String(ahead),
        web,
        after,
        smtp,
      ],
      { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const answers = createInterface({ input: child.stdout });
    const first = await new Promise<string>((resolve, reject) => {
      answers.once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the relay ended with ${code}`)));
    });
    const { url } = JSON.parse(first) as { url: string };
    return new ClockedRelay(child, answers, url, ahead);
  }

  get ahead(): number {
    return this.#ahead;
  }

  /** The relay's clock. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Moves the clock forward; what is then due has been closed when this resolves. */
  async move(by: number): Promise<void> {
    this.#ahead += by;
    await this.#ask({ move: by });
  }

  async exportTo(path: string): Promise<void> {
    await this.#ask({ export: path });
  }

  /** Lets in the pages that came from another address, which leads to it. */
  async knownAs(url: string): Promise<void> {
    await this.#ask({ knownAs: url });
  }

  async stop(): Promise<void> {
    await this.#end(() => this.#child.stdin.write(`${JSON.stringify({ stop: true })}\n`));
  }

  async kill(): Promise<void> {
    await this.#end(() => this.#child.kill('SIGKILL'));
  }

  #end(how: () => void): Promise<void> {
    return new Promise((resolve) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) return resolve();
      this.#child.once('exit', () => resolve());
      how();
    });
  }

  #ask(order: object): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#child.stdin.write(`${JSON.stringify(order)}\n`);
    });
  }
}
