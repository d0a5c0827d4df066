import { describe, expect, it } from 'vitest';
import { readRemote } from '../../electron/git/remote-address.ts';
import { hostRequest } from '../../shared/client/host-messages.ts';
import { clone, commitOf } from './desk.ts';

describe('what is no address, branch or path', () => {
  const isTaken = (request: unknown): boolean => hostRequest.safeParse(request).success;

  it.each([
    '--upload-pack=touch /tmp/x',
    '-oProxyCommand=x',
    'ext::sh -c x',
    'fd::7',
    '/etc',
    'http://example.org/a.git',
    'https://example.org/a b',
    'file://host/a',
  ])('is refused at the door as a remote: %s', (text) => {
    expect(isTaken(clone(text))).toBe(false);
    expect(isTaken(clone('https://example.org/a.git'))).toBe(true);
  });

  it.each([
    '-x',
    '--all',
    'a..b',
    'a b',
    'a.lock',
    '/a',
    'a/',
    'a~1',
    'a:b',
    '+a',
    '@{-1}',
    'a\nb',
  ])('is refused at the door as a branch: %j', (branch) => {
    expect(isTaken(commitOf({ branch }))).toBe(false);
  });

  it.each(['../x', 'dips/../x', '/etc/x', '.git/config', 'dips/.git/x', 'a//b', 'a\0b', '-x/..'])(
    'is refused at the door as a path: %j',
    (path) => {
      expect(isTaken(commitOf({ path }))).toBe(false);
    },
  );
});

describe('an address with a login in it', () => {
  const token = `ghp_${'a1'.repeat(18)}`;
  it.each([
    [`https://${token}@github.com/diem/dip.git`, token, ''],
    ['https://ada:s3cret@git.example/dip.git', 'ada', 's3cret'],
    ['https://ada:100%@git.example/dip.git', 'ada', '100%'],
  ])('loses it: %s', (remote, user, password) => {
    const { url, login } = readRemote(remote);
    expect(url).not.toContain('@');
    expect(login).toMatchObject({ user, password });
  });

  it('keeps a name that is only a name', () => {
    expect(readRemote('https://ada@git.example/dip.git')).toEqual({
      url: 'https://ada@git.example/dip.git',
      login: null,
    });
  });
});
