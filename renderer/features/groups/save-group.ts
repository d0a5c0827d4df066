import type { Host, HostReplies } from '../../../shared/client/host-messages.ts';
import { counted, problemWords } from '../../../shared/wording/index.ts';
import { toast } from '../../ui/index.ts';

const MOST_NAMED = 3;

/** What came of writing a group's folder; null where no place was given. */
export function savedGroupWords({ path, files, missing }: HostReplies['save-group']): {
  readonly words: string;
  readonly tone: 'success' | 'warning';
} | null {
  if (path === null) return null;
  const done = `${counted(files, 'file', 'files')} in ${path}. README.md says what is what.`;
  if (missing.length === 0) return { words: done, tone: 'success' };
  const named = missing.slice(0, MOST_NAMED).join('; ');
  const more = missing.length > MOST_NAMED ? '; and others that README.md lists' : '';
  const things = counted(missing.length, 'thing of the group is', 'things of the group are');
  return {
    words: `${done} ${things} not on this device, and so not in it: ${named}${more}. Connect to the relay and export again.`,
    tone: 'warning',
  };
}

/** Writes a group's folder where the person says, and says what came of it. */
export async function saveGroup(host: Host, ledger: string, twg: string): Promise<void> {
  const reply = await host.request<'save-group'>({ type: 'save-group', ledger, twg });
  if (!reply.ok) {
    const { title, detail, way } = problemWords(reply.problem);
    toast(`${title}. ${detail} ${way}`, 'danger');
    return;
  }
  const said = savedGroupWords(reply.value);
  if (said !== null) toast(said.words, said.tone);
}
