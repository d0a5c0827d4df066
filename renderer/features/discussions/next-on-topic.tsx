import type { State, Topic } from '../../../shared/rules/index.ts';
import { counted, facilitatorsWords } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Link, sectionStyles } from '../../ui/index.ts';
import type { TopicDialog } from './topic-dialogs.tsx';
import { openObjections } from './topic-list.ts';
import {
  PLACEHOLDER_ID,
  PLACEHOLDER_SHA256,
  PLACEHOLDER_TEXT,
} from '../../app/placeholder-data.ts';

interface NextProps {
  readonly topic: Topic;
  readonly onOpen: (dialog: TopicDialog) => void;
}

/** What a topic waits for, and what can be done about it. */
export function NextOnTopic({ topic, onOpen }: NextProps) {
  const words = useAssociation(({ state }) => nextWords(state, topic));
  const id = topic.id;
  return (
    <section className={sectionStyles.next} aria-label="What happens next">
      <h2>{words.title}</h2>
      <p>
        {words.text}
        {topic.ballot === null ? null : (
          <>
            {' '}
            <Link to={paths.ballot(topic.ballot)}>Open the ballot</Link>
          </>
        )}
      </p>
      <div className={sectionStyles.buttons}>
        {topic.status === 'open' ? (
          <>
            <ForeseenButton
              type="topic.agree"
              check={{ topic: id, summary: PLACEHOLDER_TEXT }}
              variant="primary"
              onPress={() => onOpen({ kind: 'agree' })}
            >
              Record the agreement…
            </ForeseenButton>
            <ForeseenButton
              type="topic.call-vote"
              check={{ topic: id, ballot: PLACEHOLDER_ID, textSha256: PLACEHOLDER_SHA256 }}
              onPress={() => onOpen({ kind: 'vote' })}
            >
              Call a vote…
            </ForeseenButton>
            <ForeseenButton
              type="topic.object"
              check={{ topic: id, objection: PLACEHOLDER_ID, reason: PLACEHOLDER_TEXT }}
              onPress={() => onOpen({ kind: 'object' })}
            >
              Object…
            </ForeseenButton>
            <ForeseenButton
              type="topic.drop"
              check={{ topic: id, reason: PLACEHOLDER_TEXT }}
              variant="quiet"
              onPress={() => onOpen({ kind: 'drop' })}
            >
              Drop the topic…
            </ForeseenButton>
          </>
        ) : (
          <ForeseenButton
            type="topic.reopen"
            check={{ topic: id, reason: PLACEHOLDER_TEXT }}
            onPress={() => onOpen({ kind: 'reopen' })}
          >
            Reopen the topic…
          </ForeseenButton>
        )}
      </div>
    </section>
  );
}

function nextWords(state: State, topic: Topic): { readonly title: string; readonly text: string } {
  const who = facilitatorsWords(state, topic.twg);
  switch (topic.status) {
    case 'agreed':
      return {
        title: 'The group has agreed',
        text: 'Any member can reopen the topic, with a reason.',
      };
    case 'dropped':
      return {
        title: 'The topic was dropped',
        text: 'Any member can reopen it, with a reason.',
      };
    case 'open': {
      if (topic.ballot !== null) {
        return {
          title: 'The group votes on it',
          text: 'If the vote passes the topic is agreed; otherwise it stays open. Meanwhile nothing else settles it.',
        };
      }
      const open = openObjections(state, topic).length;
      return open > 0
        ? {
            title: `${counted(open, 'objection')} to settle`,
            text: `Whoever objected settles it with what was found. Where agreement does not come, a vote can be called by ${who}.`,
          }
        : {
            title: 'Nobody objects',
            text: `Once the group agrees, that is recorded by ${who}, in a sentence that everyone can find again.`,
          };
    }
  }
}
