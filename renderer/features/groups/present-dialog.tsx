import { proposalText, type State, type Twg } from '../../../shared/rules/index.ts';
import { clauseOf, counted, listed } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { BallotLength, useBallotDays } from '../../app/ballot-length.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { rendererCrypto } from '../../stores/renderer-crypto.ts';
import { Clause, PlainMarkdown, sectionStyles } from '../../ui/index.ts';
import { usePublishFirst } from '../proposals/use-publish-first.tsx';
import styles from './groups.module.css';
import { idFromName } from './id-from-name.ts';
import { namesOf } from './names-of.ts';

/** An id for the next formation ballot of a group. */
export const ballotIdFor = (state: State, twg: Twg): string =>
  idFromName(`form-${twg.id}`, (id) => state.ballot.has(id), 'form-group');

/** Presents the proposal to the TSC: what will be voted on is shown first, to the letter. */
export function PresentDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const { twg, onClose } = props;
  const state = useAssociation((view) => view.state);
  const publishFirst = usePublishFirst(twg, 'What the TSC votes on is the published text.');
  const rulebook = state.association?.rulebook;
  const [days, setDays] = useBallotDays();
  if (rulebook === undefined || twg.roster.length === 0) return null;
  const kept = proposalText(state, twg, twg.charter, rendererCrypto);
  const tsc = state.association?.tsc ?? [];
  const clause = clauseOf('twg.voting');
  return (
    <ActDialog
      title={`Present ${twg.name} to the TSC`}
      size="wide"
      onClose={onClose}
      type="proposal.present"
      label="Present to the TSC"
      data={() => ({ twg: twg.id, ballot: ballotIdFor(state, twg), days })}
      confirm="none"
      reason={publishFirst.reason}
    >
      {publishFirst.question}
      <p>
        This opens a ballot of {counted(tsc.length, 'person', 'people')} (
        {listed(namesOf(state, tsc))}) on exactly the text below. The text, the voters and the rule
        are fixed from then on, and the proposal cannot be edited while the vote is open.
      </p>
      <BallotLength days={days} onChange={setDays} opening="present it" rule={rulebook.tsc} />
      <h3>The text that is voted on</h3>
      <p className={sectionStyles.quiet}>
        SHA-256 <code title={kept.sha256}>{kept.sha256.slice(0, 12)}…</code>
      </p>
      <section className={styles.exactText} aria-label="The text that is voted on" tabIndex={0}>
        <PlainMarkdown text={kept.text} />
      </section>
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
