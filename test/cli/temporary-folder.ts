import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder that is there while the tests of a file run. */
export interface TemporaryFolder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): void;
}

export function temporaryFolder(): TemporaryFolder {
  let path = '';
  beforeAll(() => {
    path = mkdtempSync(join(tmpdir(), 'twg-'));
  });
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    get path() {
      return path;
    },
    write: (name, content) => writeFileSync(join(path, name), content),
  };
}
