import { describe, expect, it } from 'vitest';
import { isPortalAddress } from '../../shared/client/portal-address.ts';

const HERE = 'http://127.0.0.1:4711';

describe('the address of a portal', () => {
  it('is one of a relay that is known, and of nothing else on it', () => {
    for (const address of [
      `${HERE}/portal`,
      `${HERE}/portal/`,
      `${HERE}/portal/groups/ops`,
      `${HERE}/portal/?in=abc`,
      `${HERE}/portal/enter?token=a-b_c`,
    ]) {
      expect(isPortalAddress(address, ['https://relay.example', HERE]), address).toBe(true);
    }
    for (const address of [
      HERE,
      `${HERE}/`,
      `${HERE}/portals`,
      `${HERE}/session`,
      `${HERE}/portal/../session`,
      `${HERE}/portal/%2e%2e/session`,
      `${HERE}/portal/..%2fsession`,
      `${HERE}/portal\\..\\session`,
      `${HERE}/portal/a b`,
      `${HERE}/portal/a\nb`,
    ]) {
      expect(isPortalAddress(address, [HERE]), address).toBe(false);
    }
  });

  it('is none of another origin, however much alike', () => {
    for (const address of [
      'http://127.0.0.1:47110/portal',
      'http://127.0.0.1/portal',
      'http://127.0.0.1:4711.example.org/portal',
      'http://127.0.0.1:4711@example.org/portal',
      'file:///portal',
      'javascript:alert(1)//portal',
      'https://127.0.0.1:4711/portal',
    ]) {
      expect(isPortalAddress(address, [HERE]), address).toBe(false);
    }
    expect(isPortalAddress(`${HERE}/portal`, [])).toBe(false);
    expect(isPortalAddress('javascript:/portal', ['javascript:'])).toBe(false);
  });
});
