/** The addresses of the app's workers, as the page's policy trusts them: these, and no others. */

import { workerUrl } from '../browser-host/worker-url.ts';
import { spellingWorkerUrl } from '../editor/spelling/worker-url.ts';

interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

const WORKERS = { host: workerUrl, spelling: spellingWorkerUrl } as const;

const only = (url: string): string => {
  if (url !== workerUrl && url !== spellingWorkerUrl) {
    throw new TypeError('only the host and the spelling run in workers');
  }
  return url;
};

/** A page may make a policy of that name once. */
let policy: { createScriptURL(url: string): string } | null = null;

export function trustedWorkerUrl(worker: keyof typeof WORKERS): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypePolicies };
  const url = WORKERS[worker];
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('convene-worker', { createScriptURL: only });
  return policy.createScriptURL(url);
}
