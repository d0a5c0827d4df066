import { createServer, connect, type Server, type Socket } from 'node:net';

/** One person's way to the relay, which a test can cut and mend. */
export class Cable {
  #to: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  private constructor(to: number) {
    this.#to = to;
  }

  /** Lays a cable to a port of this computer. */
  static async to(port: number): Promise<Cable> {
    const cable = new Cable(port);
    await cable.mend();
    return cable;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Ends what goes through it; from now on nobody answers. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      if (server === null) resolve();
      else server.close(() => resolve());
    });
  }

  /** Cuts it, and lays it to another port of this computer. */
  async layTo(port: number): Promise<void> {
    await this.cut();
    this.#to = port;
    await this.mend();
  }

  async mend(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer((near) => this.#join(near, connect(this.#to, '127.0.0.1')));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
    this.#server = server;
  }

  #join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
