import { lineOf } from './git-failure.ts';
import type { Git } from './git-runner.ts';

/**
 * What says by which way a server is reached, and how it shows that it is the one. The person's own
 * certificate and further headers do neither.
 */
const WAY =
  '^(http\\.(.*\\.)?(ssl(verify|cainfo|capath|backend|version|cipherlist)|schannel.*|proxy.*|' +
  'curloptresolve)|remote\\..*\\.proxy.*)$';

/**
 * The first such setting that stands in the repository itself, by its name: whoever made the clone
 * may have put it there. Null where there is none; those of the user and the computer are the
 * person's.
 */
export async function waySettingIn(git: Git): Promise<string | null> {
  const said = await git.maybe(['config', '--show-scope', '--name-only', '--get-regexp', WAY]);
  for (const line of said?.split('\n') ?? []) {
    const [scope = '', ...name] = line.split('\t');
    if (scope === 'local' || scope === 'worktree') return lineOf(name.join(' '));
  }
  return null;
}
