/** A webhook as it may stand on a screen: where it leads, and its last characters. */
export function maskedWebhook(address: string): string {
  const host = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1] ?? '';
  const tail = address.length > 24 ? address.slice(-4) : '';
  return `${host}/…${tail}`;
}
