import type { LedgerCrypto } from '../../shared/ledger/crypto.ts';

/** Remembers answers to the very same questions, for tests that read the same lines many times. */
export function remembering(crypto: LedgerCrypto): LedgerCrypto {
  const answers = new Map<string, boolean>();
  const once = (question: string, answer: () => boolean): boolean => {
    const known = answers.get(question) ?? answer();
    answers.set(question, known);
    return known;
  };
  return {
    ...crypto,
    verify: (key, message, signature) =>
      once(JSON.stringify([key, message, signature]), () => crypto.verify(key, message, signature)),
    isSoundKey: (key) => once(key, () => crypto.isSoundKey(key)),
  };
}
