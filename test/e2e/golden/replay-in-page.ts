/** What a page needs to verify a ledger: the code that verifies everywhere, on the browser's ports. */

import {
  browserCrypto,
  browserVerifyElsewhere,
} from '../../../renderer/browser-host/browser-crypto.ts';
import { ExportVerifier, rulesVersions, type Verdict } from '../../../shared/ledger/index.ts';
import { RULES } from '../../../shared/rules/index.ts';

export interface Replayed {
  readonly verdict: Verdict;
  /** How many signatures were verified by WebCrypto, and how many on the page's own thread. */
  readonly byWebCrypto: number;
  readonly here: number;
}

/** Verifies an export that is at an address. */
async function replay(address: string): Promise<Replayed> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const elsewhere = browserVerifyElsewhere(crypto.subtle);
  let byWebCrypto = 0;
  let here = 0;
  const verifier = new ExportVerifier({
    crypto: {
      ...browserCrypto,
      verify: (...asked) => {
        here += 1;
        return browserCrypto.verify(...asked);
      },
    },
    rules: rulesVersions(RULES),
    ledger: null,
    decode: (bytes) => decoder.decode(bytes),
    verifyElsewhere: (...asked) => {
      byWebCrypto += 1;
      return elsewhere(...asked);
    },
  });
  const response = await fetch(address);
  await verifier.push(new Uint8Array(await response.arrayBuffer()));
  return { verdict: await verifier.end(), byWebCrypto, here };
}

// The test calls it in the page.
Object.assign(globalThis, { replay });
