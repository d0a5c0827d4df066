import { useMemo, useState } from 'react';
import { closingInstant, recordsWhere, type Topic } from '../../../shared/rules/index.ts';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { ballotTitle, groupName, OUTCOMES, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useDocument } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  Badge,
  EmptyState,
  Link,
  Page,
  Person,
  Section,
  Time,
  sectionStyles,
} from '../../ui/index.ts';
import { Reading } from '../documents/reading.tsx';
import { HistorySection } from '../groups/history-section.tsx';
import { useGroupHistory } from '../groups/use-group-history.ts';
import styles from './discussions.module.css';
import { LedToSection } from './led-to-section.tsx';
import { ObjectionsSection } from './objections-section.tsx';
import { TopicBadges } from './topic-badges.tsx';
import { TopicDialogs, type TopicDialog } from './topic-dialogs.tsx';
import { historyOfTopic } from './topic-history.ts';
import { ownerOf } from './topic-list.ts';
import { NextOnTopic } from './next-on-topic.tsx';

/** A topic of a group: its notes, what is objected, what was agreed. */
export function TopicScreen({ topic: id }: { readonly topic: string }) {
  const topic = useAssociation(({ state }) => state.topic.get(id) ?? null);
  return topic === null ? <UnknownTopic id={id} /> : <KnownTopic topic={topic} />;
}

function UnknownTopic({ id }: { readonly id: string }) {
  return (
    <Page title="No such topic" eyebrow={<Link to={paths.groups}>Groups</Link>}>
      <EmptyState
        title="This device knows no such topic"
        action={<Link to={paths.groups}>See all groups</Link>}
      >
        <p>
          The ledger as it is here has no topic “{said(id)}”. It may have been raised while this
          device was offline: once it has caught up, the topic shows here.
        </p>
      </EmptyState>
    </Page>
  );
}

function KnownTopic({ topic }: { readonly topic: Topic }) {
  const [dialog, setDialog] = useState<TopicDialog | null>(null);
  const { group, state } = useAssociation(({ state }) => ({
    state,
    group: groupName(state, topic.twg),
  }));
  const document = `notes/${topic.id}`;
  const handle = useDocument(document);
  const history = useGroupHistory(topic.twg);
  const items = useMemo(
    () => historyOfTopic(state, topic.id, history.items),
    [state, topic.id, history.items],
  );
  return (
    <Page
      title={said(topic.title)}
      eyebrow={
        <>
          <Link to={paths.groups}>Groups</Link> · <Link to={paths.group(topic.twg)}>{group}</Link>
        </>
      }
      actions={
        <div className={sectionStyles.badges}>
          <TopicBadges topic={topic} />
        </div>
      }
    >
      <p className={sectionStyles.quiet}>
        Raised and owned by <Person id={ownerOf(topic)} />
      </p>
      {topic.summary === null ? null : (
        <Section title={topic.status === 'agreed' ? 'What was agreed' : 'What was agreed before'}>
          <p className={styles.words} dir="auto">
            {topic.summary}
          </p>
        </Section>
      )}
      <NextOnTopic topic={topic} onOpen={setDialog} />
      <Reading
        title="Notes"
        document={document}
        handle={handle}
        empty="Nothing is written yet. The members and observers of the group write the notes together, also offline."
      />
      <ObjectionsSection topic={topic} onOpen={setDialog} />
      <TopicBallots topic={topic} />
      <LedToSection topic={topic} />
      <HistorySection history={{ ...history, items }} />
      {dialog === null ? null : (
        <TopicDialogs
          topic={topic}
          dialog={dialog}
          notes={() => handle?.doc.getText(TEXT_ROOT).toJSON() ?? ''}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  );
}

function TopicBallots({ topic }: { readonly topic: Topic }) {
  const state = useAssociation((view) => view.state);
  const ballots = recordsWhere(
    state.ballot,
    ({ kind, subject }) => kind === 'topic' && subject === topic.id,
  ).sort((a, b) => b.openedAt - a.openedAt);
  if (ballots.length === 0) return null;
  return (
    <Section title={ballots.length === 1 ? 'Vote' : 'Votes'}>
      <ul className={sectionStyles.list}>
        {ballots.map((ballot) => (
          <li key={ballot.id} className={sectionStyles.item}>
            <div className={sectionStyles.itemHead}>
              <Link to={paths.ballot(ballot.id)} className={sectionStyles.title}>
                {ballotTitle(state, ballot.id)}
              </Link>
              <Badge tone={ballot.outcome === null ? 'accent' : 'neutral'}>
                {ballot.outcome === null ? 'Open' : OUTCOMES[ballot.outcome]}
              </Badge>
            </div>
            <p className={sectionStyles.quiet}>
              {ballot.outcome === null ? 'Closes' : 'Closed'}{' '}
              <Time at={ballot.closedAt ?? closingInstant(ballot)} relative />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
