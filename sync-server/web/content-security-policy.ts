/** A host as it may stand in a policy: a name or an address, with or without a port. */
const HOST = /^(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?$/;

export interface PolicyFor {
  /** The host that the page was asked of; what is none is left out. */
  readonly host: string | null;
  /** Of this page load; null for what is no page. */
  readonly nonce: string | null;
}

/**
 * What pages of the web build may do: speak to the relay they came from, and nothing else. Browsers
 * that are older do not take `'self'` for sockets too, so its host is named.
 */
export function contentSecurityPolicy({ host, nonce }: PolicyFor): string {
  const sockets = host !== null && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  const style = nonce === null ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self'${style}`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types convene-worker',
  ].join('; ');
}
