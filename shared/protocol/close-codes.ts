/**
 * Why the relay ends a socket, in two bands: after a code of 44xx the same attempt would end the
 * same way, so nobody retries by itself; after one of 45xx a client tries again, with jitter.
 */
export const CLOSE_CODES = {
  // Permanent.
  /** A message that is not of the protocol: binary where text is due, no JSON, an unknown type. */
  malformed: 4400,
  /** No token was given where one is needed. */
  'session-needed': 4401,
  /** The device was revoked, or its person is no member (any more). */
  'access-ended': 4403,
  /** There is no such document, or no such socket. */
  'not-found': 4404,
  /** A protocol version that this relay does not speak. */
  'protocol-unknown': 4406,
  /** What was sent is refused; a message before it says what and why. */
  refused: 4409,
  /** The association's ledger is kept by another relay now. */
  'relay-moved': 4410,
  /** One message has more bytes than any may have. */
  'too-large': 4413,
  /** The client quotes an entry that is not on this ledger. */
  'other-history': 4421,

  // Transient.
  /** A defect of the relay; it stands in its log. */
  internal: 4500,
  /** The relay stops, or starts again. */
  'shutting-down': 4501,
  /** So much waits to be sent to this client that the relay stopped waiting. */
  'slow-reader': 4502,
  /** The token has expired or is unknown: fetch a new one. */
  'token-expired': 4503,
  /** Too many messages, bytes or acts in too short a time. */
  'rate-limited': 4504,
  /** The client has not said hello, or has not answered, in time. */
  'timed-out': 4505,
  /** The relay cannot store what it should. */
  storage: 4506,
  /** The device has more sockets open than it may. */
  'too-many-sockets': 4507,
  /** This part of the relay is not ready. */
  unavailable: 4508,
  /** The client quotes an entry after the relay's last: the relay was restored from a backup. */
  'relay-behind': 4509,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** Whether a socket that was closed with this code is worth opening again by itself. */
export function mayRetry(code: number): boolean {
  return code < 4400 || code >= 4500;
}
