import { rootCertificates } from 'node:tls';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import type { DeliveryProblem } from '../../shared/protocol/outreach-messages.ts';
import type { Outcome } from './delivery-queue.ts';
import { oneLine } from './one-line.ts';
import type { Mail } from './outgoing.ts';
import type { SmtpOptions } from './smtp-options.ts';

/** How many connections are open at once; so many mails are under way. */
export const SMTP_CONNECTIONS = 5;
/** How long a server may take for one step, in milliseconds (RFC 5321, 4.5.3.2 allows for more). */
const PATIENCE = 60_000;
/** A whole mail: a server that says a little now and then would hold its connection for ever. */
const LONGEST = 10 * 60_000;

/** A mail, and whom it is for. */
export interface Letter {
  readonly mail: Mail;
  readonly to: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** At the head of the thread that it belongs to; null for none. */
  readonly threadId: string | null;
  readonly unsubscribeUrl: string | null;
  readonly at: number;
}

/** Hands mails over to one server. */
export class SmtpTransport {
  readonly #options: SmtpOptions;
  readonly #transporter: Transporter;

  constructor(options: SmtpOptions) {
    this.#options = options;
    const { host, port, login, tls, ca } = options;
    this.#transporter = nodemailer.createTransport({
      pool: true,
      host,
      port,
      secure: tls === 'at-once',
      requireTLS: tls === 'starttls',
      ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
      tls: ca === null ? {} : { ca: [...rootCertificates, ca] },
      maxConnections: SMTP_CONNECTIONS,
      // The queue tries again, and knows when.
      maxRequeues: 1,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** What comes before and after the `@` of an address is checked by then: see `emailAddress`. */
  async send(letter: Letter, signal: AbortSignal): Promise<Outcome> {
    try {
      const within = AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]);
      await this.#transporter.sendMail({ ...this.#compose(letter), signal: within });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(readError(error));
    }
  }

  close(): void {
    this.#transporter.close({ force: true });
  }

  #compose({ mail, to, messageId, threadId, unsubscribeUrl, at }: Letter): SendMailOptions {
    const { calendar } = mail;
    return {
      from: this.#options.from,
      to: { name: '', address: to },
      subject: mail.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
      text: mail.text,
      html: mail.html,
      date: new Date(at),
      messageId: `<${messageId}>`,
      ...(threadId === null ? {} : { references: `<${threadId}>`, inReplyTo: `<${threadId}>` }),
      headers: {
        // RFC 3834: no machine is to answer a machine.
        'Auto-Submitted': 'auto-generated',
        ...unsubscribeHeaders(unsubscribeUrl),
      },
      ...(calendar === null
        ? {}
        : {
            icalEvent: {
              filename: calendar.name,
              method: calendar.method,
              content: calendar.text,
            },
          }),
    };
  }
}

/** RFC 8058 asks for https; over http a person still has the link. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  const oneClick = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  return { 'List-Unsubscribe': `<${url}>`, ...(url.startsWith('https:') ? oneClick : {}) };
}

interface SmtpError {
  readonly code: string;
  /** What the server answered, or 0. */
  readonly responseCode: number;
  /** What it answered to. */
  readonly command: string;
  readonly message: string;
}

function readError(error: unknown): SmtpError {
  const { code, responseCode, command, message } = error as Partial<
    Record<keyof SmtpError, unknown>
  >;
  return {
    code: typeof code === 'string' ? code : '',
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    command: typeof command === 'string' ? command : '',
    message: typeof message === 'string' ? message : 'no reason given',
  };
}

const CERTIFICATE = /certificate|altnames|issuer|self.signed|unable to verify/i;

function problemCode({ code, responseCode, command, message }: SmtpError): DeliveryProblem['code'] {
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return 'login-failed';
  if (code === 'ETLS' || (code === 'ESOCKET' && CERTIFICATE.test(message))) return 'not-trusted';
  if (responseCode >= 500) {
    // Only these two are about this one mail; what else a server will not have, the operator can mend.
    if (command === 'RCPT TO' || command === 'DATA') return 'rejected';
    return command === 'MAIL FROM' ? 'login-failed' : 'unreachable';
  }
  if (responseCode >= 400) return 'deferred';
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'rejected' : 'unreachable';
}

function outcomeOf(error: SmtpError): Outcome {
  const problem = { code: problemCode(error), detail: oneLine(error.message) };
  if (problem.code === 'rejected') return { kind: 'refused', problem };
  return { kind: 'failed', problem, after: null };
}
