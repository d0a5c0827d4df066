import { useMemo, useState } from 'react';
import {
  ownOutputs,
  readRepositoryDips,
  type LinkProblem,
  type RepositoryDip,
} from '../../../../shared/dips/repository-dips.ts';
import { paths } from '../../../app/routes.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import {
  Badge,
  Button,
  Disclosure,
  FilterButtons,
  Link,
  Section,
  Spinner,
  Table,
  TextField,
  type TableRow,
  sectionStyles,
} from '../../../ui/index.ts';
import { FilesState } from './next-commit-section.tsx';
import { ProblemCallout } from './problem-callout.tsx';
import { isShown, filterCounts, FILTERS, type Filter } from './repository-filter.ts';
import { linkWords } from './link-words.ts';
import { ledgerNameOf } from './repository-names.ts';
import styles from './repository.module.css';
import { useRepository } from './use-repository.ts';

/** Every DIP of the repository, those included that were not made here. */
export function RepositoryRows() {
  const view = useRepository();
  const { absent, repository, problem, reading, fetch } = view;
  const name = repository === null ? '' : ledgerNameOf(repository);
  const hasSource = repository !== null && repository.source !== null;
  return (
    <Section
      title={name === '' ? 'In the DIP repository' : `In the repository ${name}`}
      action={
        hasSource && repository.source?.remote !== null ? (
          <Button size="small" isPending={reading === 'yes'} onPress={fetch}>
            Ask the repository again
          </Button>
        ) : undefined
      }
    >
      {absent !== null ? (
        <p>All DIPs of the repository are read in the desktop app, which has git.</p>
      ) : problem !== null ? (
        <ProblemCallout problem={problem} />
      ) : repository === null ? (
        <Spinner />
      ) : hasSource ? (
        <Files />
      ) : (
        <p>
          This device uses no DIP repository yet. Once one is set in the{' '}
          <Link to={paths.settings}>settings</Link>, all its DIPs are shown here, with those that
          were not made in this association.
        </p>
      )}
    </Section>
  );
}

const NO_FILES: readonly { readonly path: string; readonly text: string }[] = [];

function Files() {
  const view = useRepository();
  const state = useAssociation((each) => each.state);
  const files = view.files?.files ?? NO_FILES;
  const dips = useMemo(() => readRepositoryDips(files, ownOutputs(state)), [files, state]);
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const counts = useMemo(() => filterCounts(dips), [dips]);
  const shown = dips.filter((dip) => isShown(dip, filter, words));
  return (
    <>
      <FilesState view={view} />
      {view.files === null || dips.length === 0 ? null : (
        <div className={styles.tools}>
          <FilterButtons
            label="Which DIPs"
            items={FILTERS.map(({ id, label }) => ({ id, label, count: counts[id] }))}
            value={filter}
            onChange={setFilter}
          />
          <TextField
            label="Find by number, title or author"
            type="search"
            value={words}
            onChange={setWords}
            maxLength={100}
          />
        </div>
      )}
      {view.files === null ? null : (
        <Table
          label="DIPs of the repository"
          columns={COLUMNS}
          rows={shown.map(rowOf)}
          empty={
            dips.length === 0
              ? 'The folder dips of that branch holds no DIP.'
              : 'No DIP is like that.'
          }
        />
      )}
      {view.files !== null && view.files.unread.length > 0 ? (
        <p className={sectionStyles.quiet}>
          Not read, because they are no text or too large: {view.files.unread.join(', ')}.
        </p>
      ) : null}
    </>
  );
}

const COLUMNS = [
  { id: 'number', label: 'DIP' },
  { id: 'title', label: 'Title' },
  { id: 'status', label: 'Status' },
  { id: 'dates', label: 'Dates' },
  { id: 'links', label: 'Links and checks' },
] as const;

function rowOf(dip: RepositoryDip): TableRow {
  return {
    id: dip.path,
    cells: {
      number: dip.number ?? '—',
      title: <Title dip={dip} />,
      status: dip.status === null ? 'not said' : dip.status,
      dates: (
        <>
          {dip.created === null ? 'not said' : `made ${dip.created}`}
          {dip.updated === null ? null : <div>updated {dip.updated}</div>}
        </>
      ),
      links: <Standing dip={dip} />,
    },
  };
}

function Title({ dip }: { readonly dip: RepositoryDip }) {
  const title = dip.title ?? dip.path;
  return (
    <>
      <div>
        {dip.output === null ? (
          <bdi>{title}</bdi>
        ) : (
          <Link to={paths.dip(dip.output)}>
            <bdi>{title}</bdi>
          </Link>
        )}{' '}
        {dip.output === null ? null : <Badge tone="accent">of this association</Badge>}
      </div>
      <div className={sectionStyles.quiet}>
        {dip.authors ?? 'no authors'}
        {dip.type === null ? null : ` · ${dip.type}`}
      </div>
    </>
  );
}

function Standing({ dip }: { readonly dip: RepositoryDip }) {
  const errors = dip.problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 && dip.linkProblems.length === 0) return <>in order</>;
  return (
    <>
      {dip.linkProblems.length === 0 ? null : (
        <ul className={styles.list}>
          {dip.linkProblems.map((problem) => (
            <li key={keyOf(problem)}>
              <Badge tone="warning">Link</Badge> {linkWords(problem)}
            </li>
          ))}
        </ul>
      )}
      {errors.length === 0 ? null : (
        <Disclosure summary={errors.length === 1 ? '1 error' : `${errors.length} errors`}>
          <ul className={styles.list}>
            {errors.map(({ line, rule, message }) => (
              <li key={`${line} ${rule} ${message}`}>
                Line {line}: {message}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

const keyOf = ({ header, number, type }: LinkProblem): string => `${header} ${number} ${type}`;
