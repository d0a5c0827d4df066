import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveFolder } from '../../electron/store/save-folder.ts';
import { slugOf } from '../../shared/documents/file-names.ts';
import { FolderNames } from '../../shared/client/group-folder/folder-names.ts';
import type { FileOfFolder } from '../../shared/client/save-file.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'convene-folder-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const file = (path: string, text = path): FileOfFolder => ({
  path,
  bytes: new TextEncoder().encode(text),
});

async function* each(...files: readonly FileOfFolder[]): AsyncGenerator<FileOfFolder> {
  yield* files;
}

describe('a new folder', () => {
  it('has all files, and takes another name where that one is taken', async () => {
    await writeFile(join(parent, 'group'), 'somebody’s own');
    const path = await saveFolder(parent, 'group', each(file('a.md'), file('deep/er/b.md')));
    expect(path).toBe(join(parent, 'group-2'));
    expect(await readFile(join(path, 'deep/er/b.md'), 'utf8')).toBe('deep/er/b.md');
    expect(await readFile(join(parent, 'group'), 'utf8')).toBe('somebody’s own');
    expect((await readdir(parent)).sort()).toEqual(['group', 'group-2']);
  });

  it('is not there at all where a file could not be had', async () => {
    async function* failing(): AsyncGenerator<FileOfFolder> {
      yield file('a.md');
      throw new Error('the disk is gone');
    }
    await expect(saveFolder(parent, 'group', failing())).rejects.toThrow('the disk is gone');
    expect(await readdir(parent)).toEqual([]);
  });

  it.each(['../out.md', 'a/../../out.md', '/etc/out.md', 'a//b.md', 'a\\b.md', '.', 'a\0b'])(
    'takes no path out of it: %j',
    async (path) => {
      await expect(saveFolder(parent, 'group', each(file('a.md'), file(path)))).rejects.toThrow(
        'not a path in a folder',
      );
      expect(await readdir(parent)).toEqual([]);
    },
  );

  it('takes no file twice', async () => {
    await expect(saveFolder(parent, 'group', each(file('a.md'), file('a.md')))).rejects.toThrow(
      'EEXIST',
    );
    expect(await readdir(parent)).toEqual([]);
  });
});

describe('names of files', () => {
  it('are none that Windows keeps, and none twice whatever the case', () => {
    const names = new FolderNames();
    const given = ['con', 'con-', 'CON', 'aux', 'lpt1', 'a', 'A', 'a', '', '..', '../x'];
    const made = given.map((id) => names.place('outputs', id, '.md'));
    expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(given.length);
    for (const name of made) {
      expect(name).toMatch(/^outputs\/[a-z0-9-]+\.md$/);
      expect(name).not.toMatch(/\/(?:con|aux|lpt1)\./);
    }
    // The same ids in the same order give the same names.
    const again = new FolderNames();
    expect(given.map((id) => again.place('outputs', id, '.md'))).toEqual(made);
  });

  it('are made of titles', () => {
    expect(slugOf('Incident Process: Überblick!', 'x')).toBe('incident-process-uberblick');
    expect(slugOf('../../etc/passwd', 'x')).toBe('etc-passwd');
    expect(slugOf('מסמך', 'out-1')).toBe('out-1');
    expect(slugOf('NUL', 'x')).toBe('nul-');
    expect(slugOf('a'.repeat(500), 'x')).toHaveLength(60);
  });
});
