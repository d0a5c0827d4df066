import { textEdits } from '../../../../shared/documents/text-diff.ts';
import { noRoomFor } from '../../../collab/room.ts';
import { toast } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { tellImporting } from './import-desk.ts';
import { readMarkdown, type ReadMarkdown } from './read-markdown.ts';
import { insertedBy } from './replace-text.ts';

/**
 * Brings a file into the document that is on the screen: puts to the person what there is to say
 * about it, and changes nothing by itself. Into an empty document it goes at once.
 */
export async function importFile(workspace: DocumentWorkspace, file: File): Promise<void> {
  const { document, handle } = workspace;
  if (!handle.mayWrite) {
    tellImporting({ status: 'read-only', document, name: file.name });
    return;
  }
  const read = withRoom(workspace, await readMarkdown(file));
  if (read.type !== 'text') {
    tellImporting({ status: 'refused', document, file: read });
    return;
  }
  const before = workspace.text.toJSON();
  if (before === read.text) {
    toast(`${read.name} is the same as the text here, byte for byte.`);
    return;
  }
  tellImporting({ status: before === '' ? 'agreed' : 'asked', document, file: read });
}

/** The file, unless the document has no room for what it would put in. */
function withRoom({ document, handle, text }: DocumentWorkspace, read: ReadMarkdown): ReadMarkdown {
  if (read.type !== 'text') return read;
  const inserted = insertedBy(textEdits(text.toJSON(), read.text));
  const noRoom = noRoomFor(document, handle.doc, inserted, handle.limits);
  if (noRoom === null) return read;
  const { name, bytes } = read;
  return { type: 'too-large', name, bytes, limit: noRoom.limit };
}
