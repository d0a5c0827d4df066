import type { Rate } from './sessions/index.ts';

/** How much of what a relay lets through; each has a named refusal. */
export interface Limits {
  /** Challenges, answers, enrolments and invites asked for, per address. */
  readonly logins: Rate;
  /** The same, from all addresses together. */
  readonly allLogins: Rate;
  /** Acts, per device. */
  readonly acts: Rate;
  /** Messages, per socket. */
  readonly messages: Rate;
  /** Bytes of snapshots, per device. */
  readonly snapshotBytes: Rate;
  /** Bytes of entries that whoever has them hands over, per address. */
  readonly handOverBytes: Rate;
  /** Sockets, per device. */
  readonly sockets: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  logins: { burst: 60, perSecond: 1 },
  allLogins: { burst: 600, perSecond: 20 },
  acts: { burst: 500, perSecond: 100 },
  messages: { burst: 2000, perSecond: 500 },
  snapshotBytes: { burst: 64 * MIB, perSecond: MIB },
  handOverBytes: { burst: 256 * MIB, perSecond: 8 * MIB },
  sockets: 64,
};
