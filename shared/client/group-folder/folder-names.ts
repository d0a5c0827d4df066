import { safeName } from '../../documents/file-names.ts';

/**
 * Names of files in a folder: of an id's characters alone, none that Windows keeps for itself, none
 * twice, whatever the case. The same ids in the same order give the same names.
 */
export class FolderNames {
  readonly #taken = new Set<string>();

  /** `ballots` and `form-ops` and `.json`: `ballots/form-ops.json`. */
  place(folder: string, id: string, ending: string): string {
    const base = safeName(id.toLowerCase().replace(/[^a-z0-9-]+/g, '-') || 'file');
    for (let count = 1; ; count += 1) {
      const name = `${folder}/${count === 1 ? base : `${base}-${count}`}${ending}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}
