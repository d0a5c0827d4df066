import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../docs/THREAT_MODEL.md', import.meta.url), 'utf8');
const named = [...page.matchAll(/`([a-z0-9./-]+)`/g)]
  .map(([, name = '']) => name)
  .filter((name) => name.includes('/') || name.endsWith('.ts'));

describe('docs/THREAT_MODEL.md', () => {
  it('names tests', () => {
    expect(named.length).toBeGreaterThan(20);
  });

  it.each([...new Set(named)])('names a test that is there: %s', (name) => {
    expect(existsSync(new URL(name, import.meta.url))).toBe(true);
  });
});
