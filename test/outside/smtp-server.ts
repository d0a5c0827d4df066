/** A real SMTP server on this computer: it speaks TLS and AUTH, takes, defers, refuses and drops. */

import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerError,
  type SMTPServerSession,
} from 'smtp-server';
import { makeCertificate, type Certificate } from './certificate.ts';

/** What becomes of a mail. */
export type Fate =
  | { readonly kind: 'take' }
  /** An SMTP code of 4xx or 5xx, when the recipient is named or when the mail is there. */
  | { readonly kind: 'refuse'; readonly code: number; readonly at: 'recipient' | 'data' }
  /** The connection ends in the middle. */
  | { readonly kind: 'drop' }
  /** The mail is there, and the connection ends before anybody is told. */
  | { readonly kind: 'take-and-drop' };

export const TAKE: Fate = { kind: 'take' };

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly secure: boolean;
  /** Who had logged in; null for nobody. */
  readonly user: string | null;
}

export interface SmtpTestOptions {
  /** TLS from the first byte, after STARTTLS, or not at all. */
  readonly security?: 'tls' | 'starttls' | 'none';
  readonly login?: { readonly user: string; readonly password: string };
  /** By default everything is taken. */
  readonly fate?: (to: string) => Fate;
  readonly port?: number;
  readonly certificate?: Certificate;
}

type Done = (error?: Error | null) => void;

/** Keeps what it has taken until a test asks for it. */
export class SmtpTestServer {
  /** Decides about the mails that come from now on, by the address that they are for. */
  fate: (to: string) => Fate;
  readonly mails: ReceivedMail[] = [];
  /** How often somebody has connected. */
  connections = 0;
  readonly certificate: Certificate;
  readonly #options: SmtpTestOptions;
  readonly #server: SMTPServer;
  readonly #sockets = new Map<number, Socket>();
  #waiting: (() => void)[] = [];
  #port = 0;

  private constructor(options: SmtpTestOptions) {
    this.#options = options;
    this.fate = options.fate ?? (() => TAKE);
    this.certificate = options.certificate ?? makeCertificate();
    this.#server = this.#make();
  }

  static async start(options: SmtpTestOptions = {}): Promise<SmtpTestServer> {
    const server = new SmtpTestServer(options);
    await server.#listen();
    return server;
  }

  get port(): number {
    return this.#port;
  }

  /** As `--smtp` takes it, with the login in it. */
  get url(): string {
    const { security = 'tls', login } = this.#options;
    const scheme = security === 'tls' ? 'smtps' : 'smtp';
    const who =
      login === undefined
        ? ''
        : `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`;
    return `${scheme}://${who}127.0.0.1:${this.#port}`;
  }

  /** What a client trusts it by, as PEM. */
  get ca(): string {
    return this.certificate.cert;
  }

  /** Resolves to the mails once there are so many. */
  async taken(count: number): Promise<readonly ReceivedMail[]> {
    while (this.mails.length < count) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.mails;
  }

  /** Resolves once somebody has connected so often. */
  async connected(count: number): Promise<void> {
    while (this.connections < count) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** All mails so far, as a mail client reads them. */
  parsed(): Promise<ParsedMail[]> {
    return Promise.all(this.mails.map(({ raw }) => simpleParser(raw)));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  #make(): SMTPServer {
    const { security = 'tls', login } = this.#options;
    const hidden = [
      ...(security === 'starttls' ? [] : ['STARTTLS']),
      ...(login === undefined ? ['AUTH'] : []),
    ];
    const server = new SMTPServer({
      ...this.certificate,
      secure: security === 'tls',
      disabledCommands: hidden,
      allowInsecureAuth: security === 'none',
      authOptional: login === undefined,
      disableReverseLookup: true,
      closeTimeout: 100,
      onAuth: ({ username, password }, _session, callback) => {
        const isRight = username === login?.user && password === login?.password;
        if (isRight) callback(null, { user: username });
        else callback(refusal(535, 'the login is wrong'));
      },
      onRcptTo: ({ address }, session, callback) => this.#recipient(address, session, callback),
      onData: (stream, session, callback) => this.#data(stream, session, callback),
    });
    // A client that goes in the middle is no error of a test.
    server.on('error', () => {});
    server.server.on('connection', (socket: Socket) => this.#connected(socket));
    return server;
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, '127.0.0.1', () => {
        this.#port = (this.#server.server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  #connected(socket: Socket): void {
    const port = socket.remotePort ?? 0;
    this.#sockets.set(port, socket);
    socket.once('close', () => this.#sockets.delete(port));
    this.connections += 1;
    this.#tell();
  }

  #recipient(address: string, session: SMTPServerSession, done: Done): void {
    const fate = this.fate(address);
    if (fate.kind === 'refuse' && fate.at === 'recipient') {
      done(refusal(fate.code, `not for ${address}`));
    } else if (fate.kind === 'drop') {
      this.#drop(session);
    } else {
      done();
    }
  }

  #data(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): void {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const fate = this.fate(to[0] ?? '');
      if (fate.kind === 'refuse') {
        done(refusal(fate.code, 'the mail is not taken'));
        return;
      }
      this.#keep(to, session, Buffer.concat(chunks));
      if (fate.kind === 'take-and-drop') this.#drop(session);
      else done();
    });
  }

  #keep(to: readonly string[], session: SMTPServerSession, raw: Buffer): void {
    const { mailFrom } = session.envelope;
    this.mails.push({
      from: mailFrom === false ? '' : mailFrom.address,
      to,
      raw,
      secure: session.secure,
      user: typeof session.user === 'string' ? session.user : null,
    });
    this.#tell();
  }

  #drop({ remotePort }: SMTPServerSession): void {
    this.#sockets.get(remotePort)?.destroy();
  }

  #tell(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}

function refusal(code: number, said: string): SMTPServerError {
  const error: SMTPServerError = new Error(said);
  error.responseCode = code;
  return error;
}
