import { useState } from 'react';
import type { Twg } from '../../../shared/rules/index.ts';
import { said } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { FilterButtons, Link, Person, Section, sectionStyles } from '../../ui/index.ts';
import styles from './discussions.module.css';
import { RaiseDialog } from './raise-dialog.tsx';
import { TopicBadges } from './topic-badges.tsx';
import { OwnerFilter } from './owner-filter.tsx';
import {
  filteredTopics,
  ownerOf,
  TOPIC_FILTERS,
  topicCounts,
  topicOwners,
  type TopicFilter,
} from './topic-list.ts';
import { PLACEHOLDER_ID, PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

/** What a formed group talks about. */
export function TopicsSection({ twg }: { readonly twg: Twg }) {
  const { state, me } = useAssociation(({ state, me }) => ({ state, me: me.person }));
  const [filter, setFilter] = useState<TopicFilter>('open');
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const [owner, setOwner] = useState<string | null>(null);
  const counts = topicCounts(state, twg.id, { me, owner });
  const topics = filteredTopics(state, twg.id, filter, { me, owner });
  const owners = topicOwners(state, twg.id);
  return (
    <Section
      title="Discussions"
      action={
        <ForeseenButton
          type="topic.raise"
          check={{ twg: twg.id, topic: PLACEHOLDER_ID, title: PLACEHOLDER_TEXT }}
          size="small"
          onPress={() => setDialog('open')}
        >
          Raise a topic…
        </ForeseenButton>
      }
    >
      {owners.length === 0 ? (
        <p className={sectionStyles.quiet}>
          No topic was raised yet. Any member can raise one: what it is about is written in its
          notes, objections are settled, and the group agrees or votes.
        </p>
      ) : (
        <>
          <div className={styles.filters}>
            <FilterButtons<TopicFilter>
              label="Which topics are shown"
              items={TOPIC_FILTERS.map((item) => ({ ...item, count: counts[item.id] }))}
              value={filter}
              onChange={setFilter}
            />
            {owners.length < 2 ? null : (
              <OwnerFilter owners={owners} owner={owner} onChange={setOwner} />
            )}
          </div>
          {topics.length === 0 ? <p className={sectionStyles.quiet}>No topic of these.</p> : null}
          <ul className={sectionStyles.list}>
            {topics.map((topic) => (
              <li key={topic.id} className={sectionStyles.item}>
                <div className={sectionStyles.itemHead}>
                  <Link to={paths.topic(topic.id)} className={sectionStyles.title}>
                    {said(topic.title)}
                  </Link>
                  <TopicBadges topic={topic} />
                </div>
                <p className={sectionStyles.quiet}>
                  Owner: <Person id={ownerOf(topic)} />
                </p>
                {topic.summary === null ? null : (
                  <p className={styles.summary} dir="auto">
                    {topic.summary}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {dialog === 'closed' ? null : <RaiseDialog twg={twg} onClose={() => setDialog('closed')} />}
    </Section>
  );
}
