import { organizationsOf } from '../../rules/index.ts';
import {
  counted,
  instantWords,
  labelOf,
  organizationName,
  ROLES,
  TWG_STAGES,
} from '../../wording/index.ts';
import { personWords, type GroupParts } from './group-parts.ts';
import { blocks, inLine, list } from './markdown.ts';

const REHEARSAL =
  '**This is a rehearsal.** The association is a sample for practice: its people, organizations, votes and texts are invented, and nothing in this folder was decided by anybody.';

/** The page that says what is what. */
export function readme(parts: GroupParts, files: number, missing: readonly string[]): string {
  const { source, twg } = parts;
  const { state, position, at, ledger } = source;
  const { association } = state;
  return blocks(
    `# ${inLine(twg.name)}`,
    association?.rehearsal === true ? REHEARSAL : null,
    `A technical working group of ${inLine(association?.name ?? '')}, as the ledger had it at entry ${position.seq} (${instantWords(at)}), with its documents as they were on the device that wrote this. There are ${counted(files, 'file', 'files')}, plain text but for the attachments.`,
    list([
      `Stage: ${labelOf(TWG_STAGES, twg.stage)}`,
      ...(twg.formedAt === null ? [] : [`Formed: ${instantWords(twg.formedAt)}`]),
      ...twg.roster.map(
        ({ person, role }) => `${labelOf(ROLES, role)}: ${personWords(parts, person)}`,
      ),
      ...organizations(parts),
    ]),
    '## What is what',
    list([
      '`charter.md`: the charter as it is in force, with the members: the exact text that is put to a vote',
      '`outputs.md` and `outputs/`: each output’s text as it is now (`ID.md`), as the group voted on it (`ID.group-vote.md`), as the TSC approved it (`ID.approved.md`), and minority opinions (`ID.dissent-PERSON.md`)',
      '`discussions.md` and `notes/`: topics, objections and how they were settled, and each topic’s notes',
      '`meetings.md` and `meetings/`: meetings, each with its agenda and minutes',
      '`updates.md` and `updates/`: the bi-weekly updates as they were posted, and drafts of those to come (`ID.draft.md`)',
      '`ballots.md` and `ballots/`: each ballot in words (`ID.md`), as data with the counts that the rules give (`ID.json`), and the exact text that was voted on (`ID.text.md`)',
      '`comments/`: what was said about each document, suggestions, and which versions were kept',
      '`attachments/` beside the texts: images and other files that they refer to, named by their SHA-256',
      '`history.md`: every act about the group, in plain sentences',
      '`group.json`: the ledger’s records of the group',
      '`manifest.json`: every file with its SHA-256, and the ledger’s position',
    ]),
    'The texts are byte for byte what was written: line ends, spaces at the end of a line and byte order marks included. There is a file only where there is something to put in it.',
    '## How to check it',
    `The ledger is \`${ledger}\`; its entry ${position.seq} has the head \`${position.head}\`. The SHA-256 of a text (\`sha256sum FILE\`) is what votes name. Counts and signatures are recomputed from an export of the ledger by \`twg verify\`.`,
    ...(missing.length === 0
      ? []
      : [
          '## What is not in here',
          `${counted(missing.length, 'thing', 'things')} of the group ${missing.length === 1 ? 'was' : 'were'} not on the device that wrote this:`,
          list([...missing].sort().map(inLine)),
        ]),
  );
}

function organizations({ source: { state }, twg }: GroupParts): string[] {
  const names = organizationsOf(state, twg).map((id) => inLine(organizationName(state, id)));
  return names.length === 0 ? [] : [`Organizations of the members: ${names.join(', ')}`];
}
