import type { ClientPorts, DeviceKeys } from '../../shared/client/ports.ts';
import {
  browserCrypto,
  browserSealing,
  browserVerifyElsewhere,
  type CannotSign,
} from './browser-crypto.ts';
import { browserHttp, openBrowserSocket } from './browser-network.ts';
import type { BrowserProfile } from './browser-profile.ts';

export interface BrowserPortsOptions {
  readonly profile: BrowserProfile;
  readonly keys: DeviceKeys;
  readonly subtle: SubtleCrypto | null;
  readonly cannotSign: CannotSign | null;
}

/** What the client needs, by a browser. */
export function browserPorts({
  profile,
  keys,
  subtle,
  cannotSign,
}: BrowserPortsOptions): ClientPorts {
  return {
    crypto: browserCrypto,
    verifyElsewhere: browserVerifyElsewhere(cannotSign === null ? subtle : null),
    decodeUtf8,
    clock: () => Date.now(),
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    ...browserSealing(subtle),
    http: browserHttp,
    openSocket: openBrowserSocket,
    keys,
    store: (ledger) => profile.store(ledger),
    knownLedgers: profile,
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads bytes as UTF-8; null where they are not. A byte order mark stays a character. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
