/** What this is, and how anybody checks it. */

import { RULES_VERSION } from '../../../shared/rules/index.ts';
import { ruleWords, said } from '../../../shared/wording/index.ts';
import { associationAlternates } from '../alternates.ts';
import { html } from '../html.ts';
import type { Page } from '../page.ts';
import { facts, hash, section, time } from '../parts.ts';
import { PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';

export async function aboutPage(reading: Reading): Promise<Page> {
  const { position, ledger } = reading.standpoint.published;
  const { association } = reading.state;
  const rulebook = association?.rulebook;
  return {
    title: 'How to check this',
    trail: [{ name: 'Check', path: PATHS.about }],
    kind: null,
    alternates: associationAlternates(null),
    body: html`<p>
        These pages are made from the ledger of ${said(association?.name ?? 'the association')}:
        every proposal, vote and decision is a signed entry in it, one after the other. They are
        made by the relay, and the relay’s word is not needed: whoever has an export of the ledger
        can work out every number on them.
      </p>
      ${section(
        'how',
        'In three steps',
        html`<ol class="steps">
            <li>
              A member exports the ledger in the app (<em>Ledger</em>, then <em>Export</em>) and
              passes the file on.
            </li>
            <li>
              With the program’s source, run
              <pre
                class="command"
                role="group"
                aria-label="Command"
                tabindex="0"
              ><code>npm run -s twg -- verify FILE</code></pre>
            </li>
            <li>Compare what it prints with what stands here.</li>
          </ol>
          <p>
            It replays the ledger from its first entry: every signature, the chain of hashes, the
            rules for every act, and the text that each ballot was on.
          </p>`,
      )}
      ${section(
        'state',
        'The state that these pages show',
        facts([
          ['entries', position.seq],
          ['head', hash(position.head)],
          ['stateHash', hash(await reading.stateHash())],
          ['Last entry', time(reading.standpoint.published.at)],
          ['Ledger', hash(ledger)],
          ['Rules', html`<code>${RULES_VERSION}</code>`],
        ]),
      )}
      ${
        rulebook === undefined
          ? null
          : section(
              'rules',
              'How votes are counted now',
              facts([
                ['The TSC', ruleWords(rulebook.tsc)],
                ['A group, on its outputs', ruleWords(rulebook.twg)],
                ['Organizations in a group', `at least ${rulebook.minOrganizations}`],
              ]),
            )
      }
      ${section(
        'names',
        'Names',
        reading.standpoint.audience === 'public'
          ? html`<p>
              People are named here only if they have chosen to be; otherwise it says which
              organization they are of. The ledger, which members have, names everybody.
            </p>`
          : html`<p>You read this as a member of the association, so everybody is named.</p>`,
      )}`,
  };
}
