import { z } from 'zod';
import type { RemoteLogin } from './remote-address.ts';

/**
 * Where secrets are kept, as keys are, by a name each.
 *
 * All may throw a problem `keys-locked` or `keys-unavailable`, where the person's passphrase is to
 * be typed or the system does not open its seal.
 */
export interface SecretPort {
  read(name: string): Promise<string | null>;
  /** Resolves once it is on the disk; null forgets it. */
  write(name: string, secret: string | null): Promise<void>;
  /** Whether there is one, without opening it. */
  has(name: string): Promise<'yes' | 'no'>;
}

/** A token is good for the API that it was given for, and is said to no other. */
const tokenForm = z.strictObject({ api: z.string(), token: z.string() });

const loginForm = z.strictObject({ origin: z.string(), user: z.string(), password: z.string() });

/** A ledger's secrets: the person's token for GitHub, and what stood in the remote's address. */
export class RepositorySecrets {
  readonly #port: SecretPort;
  readonly #token: string;
  readonly #login: string;

  constructor(port: SecretPort, ledger: string) {
    this.#port = port;
    this.#token = `github-token-${ledger}`;
    this.#login = `remote-login-${ledger}`;
  }

  hasToken(): Promise<'yes' | 'no'> {
    return this.#port.has(this.#token);
  }

  /** The token for that API; null where there is none, or one for another. */
  async token(api: string): Promise<string | null> {
    const text = await this.#port.read(this.#token);
    if (text === null) return null;
    const kept = tokenForm.parse(JSON.parse(text));
    return kept.api === api ? kept.token : null;
  }

  async keepToken(kept: z.infer<typeof tokenForm> | null): Promise<void> {
    await this.#port.write(this.#token, kept === null ? null : JSON.stringify(kept));
  }

  async login(): Promise<RemoteLogin | null> {
    const text = await this.#port.read(this.#login);
    return text === null ? null : loginForm.parse(JSON.parse(text));
  }

  async keepLogin(login: RemoteLogin | null): Promise<void> {
    await this.#port.write(this.#login, login === null ? null : JSON.stringify(login));
  }
}
