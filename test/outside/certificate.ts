/** A certificate for this computer, made on the spot, and its own authority. */

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, as is the key. */
  readonly cert: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const BOOLEAN = 0x01;
const GENERALIZED_TIME = 0x18;

const COMMON_NAME = '550403';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const BASIC_CONSTRAINTS = '551d13';
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';

/** DER (X.690): a tag, the length, and what is in it. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const id = (hex: string): Buffer => der(OBJECT_ID, Buffer.from(hex, 'hex'));

function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(GENERALIZED_TIME, Buffer.from(text, 'ascii'));
}

function name(text: string): Buffer {
  const value = der(SEQUENCE, id(COMMON_NAME), der(UTF8_STRING, Buffer.from(text, 'utf8')));
  return der(SEQUENCE, der(SET, value));
}

/** `localhost` and 127.0.0.1. */
function extensions(): Buffer {
  const dns = der(0x82, Buffer.from('localhost', 'ascii'));
  const ip = der(0x87, Buffer.from([127, 0, 0, 1]));
  const names = der(
    SEQUENCE,
    id(SUBJECT_ALTERNATIVE_NAME),
    der(OCTET_STRING, der(SEQUENCE, dns, ip)),
  );
  const isAuthority = der(
    SEQUENCE,
    id(BASIC_CONSTRAINTS),
    der(OCTET_STRING, der(SEQUENCE, der(BOOLEAN, Buffer.from([0xff])))),
  );
  return der(0xa3, der(SEQUENCE, isAuthority, names));
}

/** Of RFC 5280, version 3, signed by its own key (P-256), and good from yesterday for a month. */
export function makeCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, id(ECDSA_WITH_SHA256));
  const now = Date.now();
  const toBeSigned = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.from([2]))),
    // A serial number is positive.
    der(INTEGER, Buffer.from([0x01]), randomBytes(15)),
    algorithm,
    name('Convene test'),
    der(SEQUENCE, time(now - DAY), time(now + 30 * DAY)),
    name('Convene test'),
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = der(
    SEQUENCE,
    toBeSigned,
    algorithm,
    der(BIT_STRING, Buffer.from([0]), signature),
  );
  const lines = certificate.toString('base64').replace(/.{1,64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
