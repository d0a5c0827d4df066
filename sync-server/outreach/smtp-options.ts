import { emailAddress } from '../../shared/protocol/outreach-messages.ts';
import { StartError } from '../start-error.ts';

/** Where mail is handed over, and whose it is. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** From the first byte, after STARTTLS, or, only to this computer, where the server offers it. */
  readonly tls: 'at-once' | 'starttls' | 'if-offered';
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: { readonly name: string; readonly address: string };
  /** A further authority to trust, as PEM; null for those that Node knows. */
  readonly ca: string | null;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** What an operator has given, on the command line, in files and in the environment. */
export interface SmtpSettings {
  /** `smtps://USER@HOST:PORT`, or `smtp:` for STARTTLS. */
  readonly url: string;
  /** Beside one in the address, this holds; null for none. */
  readonly password: string | null;
  /** `Name <address>`, or an address. */
  readonly from: string;
  readonly ca: string | null;
}

/** @throws StartError, which names no password. */
export function readSmtpOptions({ url, password, from, ca }: SmtpSettings): SmtpOptions {
  const where = readWhere(url);
  const isSecure = where.protocol === 'smtps:';
  const plain = LOOPBACK.has(where.hostname) ? 'if-offered' : 'starttls';
  const user = decode(where.username);
  const secret = password ?? decode(where.password);
  if (user === '' && secret !== '') throw new StartError('--smtp: a password without a user');
  return {
    host: where.hostname.replace(/^\[|\]$/g, ''),
    port: where.port === '' ? PORTS[isSecure ? 'smtps:' : 'smtp:'] : Number(where.port),
    tls: isSecure ? 'at-once' : plain,
    login: user === '' ? null : { user, password: secret },
    from: readFrom(from),
    ca,
  };
}

function readWhere(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOne = url !== null && url.protocol in PORTS && url.hostname !== '';
  if (isOne && /^\/?$/.test(url.pathname) && url.search === '') return url;
  // The text is not repeated: there may be a password in it.
  throw new StartError(
    '--smtp takes smtps://USER@HOST:PORT, or smtp://USER@HOST:PORT for STARTTLS',
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StartError('--smtp: user and password are percent-encoded in the address');
  }
}

function readFrom(text: string): SmtpOptions['from'] {
  const [, name = '', inBrackets] = /^([^<>]*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = emailAddress.safeParse(inBrackets ?? text.trim());
  const bare = name.replace(/^"(.*)"$/, '$1');
  if (address.success && !/[\p{Cc}"\\]/u.test(bare) && bare.length <= 100) {
    return { name: bare, address: address.data };
  }
  throw new StartError('--mail-from takes an address, or "Name <address>"');
}
