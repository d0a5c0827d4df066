/** Servers in processes of their own, and those who ask them. */

import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** An answer that takes longer, in milliseconds, ends the bench. */
const LONGEST = 60_000;

export interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Starts a process that says where it serves. */
export function serve(file: string, args: readonly string[]): Promise<Server> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, args, { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', (message) =>
      resolve({ ...(message as { url: string }), process: child }),
    );
  });
}

/** Connections that are kept, at most so many at once. */
export class Asking {
  readonly #agent: Agent;

  constructor(atOnce: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  }

  /** The body. */
  get(url: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const asked = request(url, { agent: this.#agent, timeout: LONGEST }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (chunk: Buffer) => parts.push(chunk));
        response.once('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(parts));
          else reject(new Error(`${url}: ${response.statusCode}`));
        });
      });
      asked.once('timeout', () => asked.destroy(new Error(`${url}: no answer in ${LONGEST} ms`)));
      asked.once('error', reject);
      asked.end();
    });
  }

  end(): void {
    this.#agent.destroy();
  }
}

/** Microseconds of processor time that a server has taken so far. */
export function processorTime({ process: child }: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const { user, system } = message as NodeJS.CpuUsage;
      resolve(user + system);
    });
    child.send('processor time', (error) => {
      if (error !== null) reject(error);
    });
  });
}
