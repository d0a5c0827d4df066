import { said } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { ExternalLink, Person, Section, sectionStyles } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { DipActButton } from './dip-act.tsx';
import styles from './dips.module.css';
import { commitAddress, pullRequestAddress, pullRequestName } from './pull-request-links.ts';

/** Who manages it, its number, and where its text is in the repository. */
export function FactsSection(props: DipPart & { readonly onAssign: () => void }) {
  const { output, dip, onAssign } = props;
  const lead = useAssociation(({ state }) => state.association?.leadMaintainer ?? null);
  const isOpen = ASSIGNABLE.has(dip.status);
  const isInCallout = dip.manager === null && dip.status !== 'denied';
  return (
    <Section
      title="Manager and pull request"
      action={
        isOpen && !isInCallout ? (
          <DipActButton
            type="dip.assign-manager"
            output={output}
            dip={dip}
            size="small"
            onPress={onAssign}
          >
            Assign a manager…
          </DipActButton>
        ) : undefined
      }
    >
      <dl className={styles.pairs}>
        <dt>Manager</dt>
        <dd>
          {dip.manager === null ? 'Nobody is assigned' : <Person id={dip.manager} />}
          {dip.manager !== null && dip.manager === lead ? ' (lead maintainer)' : null}
        </dd>
        <dt>Number</dt>
        <dd>{dip.number ?? 'None yet: its manager gives it one on merging'}</dd>
        <dt>Repository</dt>
        <dd>{said(dip.repository)}</dd>
        <dt>Pull request</dt>
        <dd>
          <Address href={pullRequestAddress(dip)}>{said(pullRequestName(dip))}</Address>
        </dd>
        <dt>Commit</dt>
        <dd>
          <Address href={commitAddress(dip.repository, dip.commit)}>
            <code>{said(dip.commit)}</code>
          </Address>{' '}
          <span className={sectionStyles.quiet}>
            {AS_SUBMITTED.has(dip.status) ? 'as submitted' : 'the latest that was recorded'}
          </span>
        </dd>
        {dip.round === 1 ? null : (
          <>
            <dt>Round</dt>
            <dd>{dip.round}</dd>
          </>
        )}
        {dip.link === null ? null : (
          <>
            <dt>Deployed</dt>
            <dd>
              <ExternalLink href={dip.link}>{said(dip.link)}</ExternalLink>
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

const ASSIGNABLE: ReadonlySet<string> = new Set([
  'submitted',
  'draft',
  'last-call',
  'accepted',
  'denied',
]);

/** Nothing was recorded since. */
const AS_SUBMITTED: ReadonlySet<string> = new Set(['submitted', 'denied']);

function Address(props: { readonly href: string | null; readonly children: React.ReactNode }) {
  const { href, children } = props;
  return href === null ? children : <ExternalLink href={href}>{children}</ExternalLink>;
}
