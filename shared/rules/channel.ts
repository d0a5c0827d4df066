/** Where something is circulated or posted. */
export type ChannelKind = 'slack' | 'email' | 'portal' | 'other';

export interface Channel {
  readonly kind: ChannelKind;
  readonly name: string;
}
