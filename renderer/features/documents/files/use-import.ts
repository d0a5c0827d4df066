import { useCallback } from 'react';
import { problemWords } from '../../../../shared/wording/index.ts';
import { PUT_BACK } from '../../../collab/put-back.ts';
import { toast } from '../../../ui/index.ts';
import type { KeptVersion } from '../versions/keep-version.ts';
import { useKeepVersion } from '../versions/use-checkpoint.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { bytesWords } from './import-words.ts';
import type { TextFile } from './read-markdown.ts';
import { replaceText } from './replace-text.ts';

const LONGEST_NAME = 200;

/**
 * Makes a document's text what is in a file. The text as it was is kept among the versions first;
 * where that cannot be, nothing is changed.
 */
export function useImport() {
  const keep = useKeepVersion();
  return useCallback(
    async (workspace: DocumentWorkspace, file: TextFile): Promise<void> => {
      const { handle, text } = workspace;
      if (!handle.mayWrite) {
        toast('Not imported: you cannot write here any more.', 'warning');
        return;
      }
      if (text.length > 0) {
        const why = notKept(await keep(workspace, { reason: 'checkpoint' }));
        if (why !== null) {
          toast(`Not imported, and nothing was changed: ${why}`, 'warning');
          return;
        }
      }
      replaceText(text, file.text, PUT_BACK);
      toast(`${file.name} is the text now, byte for byte. Undo takes it back.`, 'success');
      await keep(workspace, { reason: 'import', name: file.name.slice(0, LONGEST_NAME) });
    },
    [keep],
  );
}

/** Why the text as it was is not among the versions; null where it is. */
function notKept(kept: KeptVersion): string | null {
  switch (kept.outcome) {
    case 'kept':
    case 'known':
      return null;
    case 'not-now':
      return 'the text as it is could not be kept among the versions, because what is said about this document is still being loaded. Try again in a moment.';
    case 'too-large':
      return `the text as it is has ${bytesWords(kept.bytes)}, more than a version may have. Save it as Markdown, take it out of the document, and import again.`;
    case 'failed': {
      const { detail, way } = problemWords(kept.problem);
      return `the text as it is could not be kept among the versions. ${detail} ${way}`;
    }
  }
}
