/** The address below which documents have their sockets, from the relay's. */
export function documentsUrl(relay: string): string {
  const base = relay.replace(/^http/, 'ws').replace(/\/+$/, '');
  return base.endsWith('/doc') ? base : `${base}/doc`;
}
