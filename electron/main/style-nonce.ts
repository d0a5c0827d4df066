import { randomBytes } from 'node:crypto';

/** Names one page load; whatever adds styles in it says this name. */
export const newNonce = (): string => randomBytes(18).toString('base64');

/** The page with its nonce, where scripts of the bundle can read it. */
export function withNonce(html: string, nonce: string): string {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`;
  const at = html.indexOf('<head>');
  if (at === -1) throw new Error('the page has no head');
  const inside = at + '<head>'.length;
  return html.slice(0, inside) + meta + html.slice(inside);
}
