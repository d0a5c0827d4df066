/**
 * The ledger's cryptography for foreseeing what the rules will say: no screen verifies a ledger with
 * it, the host does.
 */
export { browserCrypto as rendererCrypto } from '../browser-host/browser-crypto.ts';
