import { describe, expect, it } from 'vitest';
import { bundleFile, isAppAddress } from '../../electron/main/app-address.ts';
import { contentSecurityPolicy, relayOrigin } from '../../electron/main/content-security-policy.ts';
import { linkAmong, readLink } from '../../electron/main/deep-link.ts';
import { withNonce } from '../../electron/main/style-nonce.ts';

describe('the policy of a page', () => {
  const connect = (...relays: string[]): string =>
    contentSecurityPolicy('n', relays)
      .split('; ')
      .find((directive) => directive.startsWith('connect-src'))
      ?.slice('connect-src '.length) ?? '';

  it('names a pair of addresses for each relay', () => {
    expect(connect()).toBe("'none'");
    expect(connect('https://relay.example/', 'http://127.0.0.1:4711')).toBe(
      'https://relay.example wss://relay.example http://127.0.0.1:4711 ws://127.0.0.1:4711',
    );
    expect(connect('https://relay.example', 'https://relay.example/x')).toBe(
      'https://relay.example wss://relay.example',
    );
  });

  it('takes nothing into it that is no address of a relay', () => {
    for (const address of [
      'https://a b; script-src *',
      'ftp://a',
      'javascript:1',
      '*',
      '',
      'data:,',
    ]) {
      expect(connect(address), address).toBe("'none'");
    }
    expect(relayOrigin('https://relay.example:8443/path?x#y')).toBe('https://relay.example:8443');
  });
});

describe('an address of the bundle', () => {
  it('names a file in it', () => {
    expect(bundleFile('/b', 'app://bundle/')).toBe('/b/index.html');
    expect(bundleFile('/b', 'app://bundle/assets/a.js?x#y')).toBe('/b/assets/a.js');
  });

  it('names none outside of it', () => {
    for (const address of [
      'app://bundle/..%2fmain.js',
      'app://bundle/%2e%2e%2f%2e%2e%2fetc/passwd',
      'app://bundle/a%5c..%5c..%5cb',
      'app://bundle/%00',
      'app://bundle/%',
      'app://other/index.html',
      'app://bundle.example/index.html',
      'file:///b/index.html',
      'nonsense',
    ]) {
      expect(bundleFile('/b', address), address).toBeNull();
    }
    expect(bundleFile('/b', 'app://bundle/../../etc/passwd')).toBe('/b/etc/passwd');
    expect(isAppAddress('app://bundle:80/')).toBe(false);
  });
});

describe('a link', () => {
  it('is found among what the app was started with', () => {
    expect(linkAmong(['electron', '.', 'convene://open/inbox'])).toBe('convene://open/inbox');
    expect(linkAmong(['electron', '.', '--convene://x'])).toBeNull();
  });

  it('has one form', () => {
    expect(readLink('convene://open/groups/ops#x')).toBe('convene://open/groups/ops#x');
    for (const text of [
      'convene:go',
      'https://go/inbox',
      'convene://open/a b',
      'convene://open/a\nb',
      'convene://a:b@go/inbox',
      `convene://${'a'.repeat(4000)}`,
    ]) {
      expect(readLink(text), text).toBeNull();
    }
  });
});

describe('a nonce', () => {
  it('stands first in the head, and a page without a head is none', () => {
    expect(withNonce('<html><head><title>x', 'n')).toBe(
      '<html><head><meta property="csp-nonce" nonce="n"><title>x',
    );
    expect(() => withNonce('<html>', 'n')).toThrow('no head');
  });
});
