import type {
  BallotKind,
  Changes,
  OutputDuty,
  Seat,
  Twg,
  WorkstreamStatus,
} from '../../../../shared/rules/index.ts';
import type { Channel } from '../../../../shared/rules/channel.ts';
import type { Charter, OutputKind, Role } from '../../../../shared/documents/proposal-markdown.ts';
import type { World } from '../../world.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Every field that the data of some act has. */
export interface Fields {
  readonly twg: string;
  readonly name: string;
  readonly charter: Charter;
  readonly facilitators: readonly string[];
  readonly channels: readonly Channel[];
  readonly days: number;
  readonly person: string | (Named & { readonly organization: string });
  readonly organization: string | Named;
  readonly reason: string;
  readonly role: Role;
  readonly roster: readonly Seat[];
  readonly note: string;
  readonly where: string;
  readonly ballot: string;
  readonly choice: 'yes' | 'no' | 'abstain';
  readonly comment: string;
  readonly textSha256: string;
  readonly to: string;
  readonly from: string;
  readonly update: string;
  readonly title: string;
  readonly topic: string;
  readonly objection: string;
  readonly resolution: string;
  readonly summary: string;
  readonly meeting: string;
  readonly at: string;
  readonly minutes: number;
  readonly output: string;
  readonly kind: OutputKind | 'diem-core' | 'move-framework' | 'off-chain' | 'desktop' | 'browser';
  readonly duty: OutputDuty;
  readonly persons: readonly string[];
  readonly changes: Changes;
  readonly repository: string;
  readonly pullRequest: number | string;
  readonly commit: string;
  readonly manager: string;
  readonly number: number;
  readonly workstream: string;
  readonly status: WorkstreamStatus;
  readonly links: readonly string[];
  readonly link: string;
  readonly concern: string;
  readonly text: string;
  readonly noEngineering: string;
  readonly publicKey: string;
  readonly url: string;
  readonly invitePublicKey: string;
  readonly expiresAt: string;
  readonly inviteSignature: string;
  readonly device: string;
  readonly change: { readonly minOrganizations?: number; readonly reviewDays?: number };
}

export type Theme =
  | 'association'
  | 'devices'
  | 'formation'
  | 'ballots'
  | 'group'
  | 'charter'
  | 'topics'
  | 'outputs'
  | 'dips';

/** An act with data that makes sense, or nearly, in the world it was made for. */
export interface Candidate {
  readonly theme: Theme;
  readonly act: string;
  readonly data: Partial<Fields>;
  /** The new device that signs it, and whose it will be, where no known device does. */
  readonly newDevice?: { readonly device: string; readonly person: string };
}

export type Candidates = (world: World) => readonly Candidate[];

/** Makes candidates of one theme: `[act, data, data, …]` a line. */
export const candidatesOf = (
  theme: Theme,
  lines: readonly (readonly [string, ...Partial<Fields>[]])[],
): Candidate[] =>
  lines.flatMap(([act, ...list]) => list.map((data): Candidate => ({ theme, act, data })));

/** The ballots that acts are tried on: every open one, and of each kind one that is closed. */
export function ballotsOf(world: World): string[] {
  const closed = new Map<BallotKind, string>();
  for (const ballot of world.state.ballot.values()) {
    if (ballot.status === 'closed') closed.set(ballot.kind, ballot.id);
  }
  return [...world.state.openBallots, ...[...closed.values()].sort().slice(0, 1)];
}

/** An id that is free for its kind. */
export const freshBallot = (world: World): string => `b${world.state.ballot.size + 1}`;

export const groupOf = (world: World, twg: string): Twg | undefined => world.state.twg.get(twg);
