import { clauseOf } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Clause, Disclosure, EmptyState, Link, Page, Section } from '../../ui/index.ts';
import styles from './dips.module.css';
import { pipelineOf, type PipelineSection } from './pipeline.ts';
import { PipelineRows } from './pipeline-rows.tsx';
import { RepositoryRows } from './repository/pipeline-rows.tsx';

/** Every DIP of the association, from the TSC's approval to Final. */
export function DipsScreen() {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const { way, left } = pipelineOf(state, now);
  const isEmpty = left.length === 0 && way.every(({ rows }) => rows.length === 0);
  return (
    <Page title="DIPs">
      {isEmpty ? <NoDips /> : <Counts sections={way} />}
      {way
        .filter(({ rows }) => rows.length > 0)
        .map(({ stage, title, rows }) => (
          <Section key={stage} title={title}>
            <PipelineRows rows={rows} />
          </Section>
        ))}
      {left.map(({ stage, title, rows }) => (
        <Disclosure key={stage} summary={`${title}: ${rows.length}`}>
          <PipelineRows rows={rows} />
        </Disclosure>
      ))}
      <RepositoryRows />
    </Page>
  );
}

/** How many there are at each stage of the way. */
function Counts({ sections }: { readonly sections: readonly PipelineSection[] }) {
  return (
    <ol className={styles.counts} aria-label="DIPs by stage">
      {sections.map(({ stage, title, rows }) => (
        <li key={stage} data-empty={rows.length === 0 ? '' : undefined}>
          <strong>{rows.length}</strong> <span>{title}</span>
        </li>
      ))}
    </ol>
  );
}

function NoDips() {
  const { text, source } = clauseOf('dip.submitted');
  return (
    <EmptyState
      title="No DIP has been approved yet"
      action={<Link to={paths.groups}>See all groups</Link>}
    >
      <p>
        A group writes a DIP as an output and votes on it; once the TSC has approved it, it shows
        here and can be submitted to the DIP repository. From then on this page says how far it is:
        merged as a draft, in last call, accepted, final.
      </p>
      <Clause source={source}>{text}</Clause>
    </EmptyState>
  );
}
