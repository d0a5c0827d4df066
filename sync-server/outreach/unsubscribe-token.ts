import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { lengthPrefixed } from '../../shared/ledger/length-prefixed.ts';
import { messageKind, type MessageKind } from '../../shared/protocol/outreach-messages.ts';
import { writeDurably } from '../folder/write-durably.ts';
import { StartError, systemCode } from '../start-error.ts';

const FORM = /^convene-unsubscribe-key\/1 ([A-Za-z0-9_-]{43})\n$/;
const TOKEN = /^([a-z0-9][a-z0-9-]{0,63})\.([a-z]{1,20})\.([A-Za-z0-9_-]{22})$/;
const MAC_BYTES = 16;

/** Whose it is, and what it switches off. */
export interface Unsubscribing {
  readonly person: string;
  readonly kind: MessageKind;
}

/** What links at the end of mails are made with: whoever has one can switch its kind off, no more. */
export class UnsubscribeKey {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  /**
   * Kept in a file that only its owner may read; made where there is none.
   *
   * @throws StartError where the file is there and holds no key.
   */
  static async open(path: string): Promise<UnsubscribeKey> {
    try {
      const found = FORM.exec(await readFile(path, 'utf8'))?.[1];
      if (found === undefined) throw new StartError(`damaged: ${path} holds no key`);
      return new UnsubscribeKey(Buffer.from(found, 'base64url'));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
    const key = randomBytes(32);
    const line = `convene-unsubscribe-key/1 ${key.toString('base64url')}\n`;
    await writeDurably(path, Buffer.from(line, 'utf8'));
    return new UnsubscribeKey(key);
  }

  token({ person, kind }: Unsubscribing): string {
    return `${person}.${kind}.${this.#mac(person, kind).toString('base64url')}`;
  }

  /** Null where it is none of this key's. */
  read(token: string): Unsubscribing | null {
    const [, person = '', kindName, given = ''] = TOKEN.exec(token) ?? [];
    const kind = messageKind.safeParse(kindName);
    if (!kind.success) return null;
    // Compared as written: the last character has bits that its bytes do not show.
    const own = Buffer.from(this.#mac(person, kind.data).toString('base64url'), 'ascii');
    const isOurs = timingSafeEqual(Buffer.from(given, 'ascii'), own);
    return isOurs ? { person, kind: kind.data } : null;
  }

  #mac(person: string, kind: MessageKind): Buffer {
    const text = lengthPrefixed('convene-unsubscribe/1', [person, kind]);
    return createHmac('sha256', this.#key).update(text, 'ascii').digest().subarray(0, MAC_BYTES);
  }
}
