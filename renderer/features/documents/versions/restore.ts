import type { Host } from '../../../../shared/client/host-messages.ts';
import { PUT_BACK } from '../../../collab/put-back.ts';
import { replaceText } from '../files/replace-text.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { keepVersion, type KeptVersion } from './keep-version.ts';

export type Restored =
  | { readonly outcome: 'restored' }
  /** It is what the text is now. */
  | { readonly outcome: 'same' }
  | { readonly outcome: 'read-only' }
  /** The text as it was could not be kept first, so that nothing was changed. */
  | { readonly outcome: 'not-kept'; readonly kept: KeptVersion };

type Restorable = Pick<DocumentWorkspace, 'text' | 'review' | 'handle'>;

/**
 * Makes the text what it was in a version: keeps it as it is now, changes only what differs, in one
 * step that undo takes back, and says in the log what was restored.
 */
export async function restore(
  host: Host,
  ledger: string,
  workspace: Restorable,
  version: { readonly sha256: string; readonly text: string; readonly name: string | null },
): Promise<Restored> {
  const { text, handle } = workspace;
  if (text.toJSON() === version.text) return { outcome: 'same' };
  if (!handle.mayWrite) return { outcome: 'read-only' };
  const kept = await keepVersion(host, ledger, workspace, { reason: 'checkpoint' });
  if (kept.outcome !== 'kept' && kept.outcome !== 'known') return { outcome: 'not-kept', kept };
  replaceText(text, version.text, PUT_BACK);
  await keepVersion(host, ledger, workspace, {
    reason: 'restore',
    name: version.name,
    restores: version.sha256,
  });
  return { outcome: 'restored' };
}
