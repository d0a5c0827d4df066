import { networkInterfaces } from 'node:os';

/** The desktop app's own pages. */
const DESKTOP = 'app://bundle';

/** Which pages may speak to the relay: the desktop app's, and those that the relay serves itself. */
export class Origins {
  readonly #own: () => readonly (string | null)[];

  /** The addresses under which the relay is known; only their origins matter. */
  constructor(own: () => readonly (string | null)[]) {
    this.#own = own;
  }

  /** A client that is no browser names no origin; it has its token only. */
  allows(origin: string | undefined): boolean {
    if (origin === undefined || origin === DESKTOP) return true;
    return this.#own().some((url) => url !== null && originOf(url) === origin);
  }
}

function originOf(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

/** What a relay listens on for every address that its computer has. */
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * The addresses of a relay that listens on a host. They are numbers, but for localhost: a name
 * could be made to lead here by whoever owns it, and its pages would be let in.
 */
export function ownAddresses({ protocol, port }: URL, host: string): string[] {
  const hosts = EVERY_ADDRESS.has(host)
    ? Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))
    : [host];
  return ['localhost', ...hosts].map(
    (name) => `${protocol}//${name.includes(':') ? `[${name}]` : name}:${port}`,
  );
}
