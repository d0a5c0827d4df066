import type { DeviceKind } from '../../../shared/rules/index.ts';

export interface DeviceOfCode {
  readonly publicKey: string;
  readonly kind: Exclude<DeviceKind, 'recovery'>;
}

const CODE = /^(?:(desktop|browser)[:.])?([A-Za-z0-9_-]{43})$/;

/** What a new device shows: its public key, perhaps after what kind it is. Null for anything else. */
export function readDeviceCode(text: string): DeviceOfCode | null {
  const [, kind, publicKey] = CODE.exec(text.replace(/\s/g, '')) ?? [];
  if (publicKey === undefined) return null;
  return { publicKey, kind: kind === 'browser' ? 'browser' : 'desktop' };
}
