import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64url } from '../../shared/ledger/base64url.ts';
import { ledgerCrypto, type LedgerCrypto } from '../../shared/ledger/crypto.ts';

/**
 * The ledger's cryptography for foreseeing what the rules will say: no screen verifies a ledger with
 * it, the host does.
 */
export const rendererCrypto: LedgerCrypto = ledgerCrypto({
  sha256: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  sha256Bytes: (bytes) => bytesToHex(sha256(bytes)),
  verify(publicKey, message, signature) {
    const key = decodeBase64url(publicKey);
    const bytes = decodeBase64url(signature);
    if (key === null || bytes === null) return false;
    try {
      return ed25519.verify(bytes, utf8ToBytes(message), key, { zip215: false });
    } catch {
      return false;
    }
  },
});
