/** The nonce of this page's styles, for what makes style elements of its own; empty where none is set. */
export const cspNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
