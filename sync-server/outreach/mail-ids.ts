import { createHash } from 'node:crypto';

/**
 * The Message-ID of a task, without angle brackets: the same in every attempt, and on every relay of
 * this ledger that sends from the same domain (RFC 5322, 3.6.4).
 */
export function messageIdOf(task: string, ledger: string, from: string): string {
  return `${task}.${ledger.slice(0, 16)}@${domainOf(from)}`;
}

/** What mails of one thread name as what they answer; no mail has it itself. */
export function threadIdOf(thread: string, ledger: string, from: string): string {
  const hash = createHash('sha256').update(`${ledger} ${thread}`).digest('hex').slice(0, 32);
  return `thread-${hash}@${domainOf(from)}`;
}

/** In ASCII: a domain with other letters is named as the DNS has it. */
function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : 'localhost';
}
