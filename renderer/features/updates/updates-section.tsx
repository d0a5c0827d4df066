import { useEffect, useMemo, useRef, useState } from 'react';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import {
  isFacilitator,
  updateDueAt,
  updatesOverdue,
  type Twg,
  type Update,
} from '../../../shared/rules/index.ts';
import { clauseOf, dayOrInstantWords, said } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { paths } from '../../app/routes.ts';
import { useDocument, type DocumentHandle } from '../../collab/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import {
  Badge,
  Button,
  Clause,
  Disclosure,
  Link,
  Person,
  Section,
  Time,
  sectionStyles,
} from '../../ui/index.ts';
import { useSettledText } from '../documents/files/use-settled-text.ts';
import { Reading } from '../documents/reading.tsx';
import type { GroupHistory } from '../groups/use-group-history.ts';
import { CirculatedIn } from '../reaching/circulated-in.tsx';
import { updateText } from '../reaching/text-to-post.ts';
import { nextUpdateId, toldSince, updatesOf } from './next-update.ts';
import { PostDialog } from './post-dialog.tsx';
import { bringUpdatesIntoSight, UPDATES_ID } from './show-updates.ts';
import { updateDraft } from './update-draft.ts';
import {
  PLACEHOLDER_ID,
  PLACEHOLDER_SHA256,
  PLACEHOLDER_TEXT,
} from '../../app/placeholder-data.ts';

interface UpdatesProps {
  readonly twg: Twg;
  readonly history: GroupHistory;
}

/** How many updates are shown before one asks for more. */
const SHOWN = 3;

/** What a group tells the association every two weeks, and the draft of what it tells next. */
export function UpdatesSection({ twg, history }: UpdatesProps) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const posted = updatesOf(state, twg.id);
  const clause = clauseOf('updates');
  const mayPost = twg.stage === 'formed' && isFacilitator(twg, me);
  return (
    <div id={UPDATES_ID} tabIndex={-1}>
      <Section title="Updates" action={<Due twg={twg} />}>
        {posted.length === 0 ? (
          <p className={sectionStyles.quiet}>No update was posted yet.</p>
        ) : (
          <UpdateList twg={twg} updates={posted.slice(0, SHOWN)} newest={posted[0]?.id ?? null} />
        )}
        {posted.length <= SHOWN ? null : (
          <Disclosure summary={`${posted.length - SHOWN} earlier`}>
            <UpdateList twg={twg} updates={posted.slice(SHOWN)} newest={null} />
          </Disclosure>
        )}
        {mayPost ? <NextUpdate twg={twg} history={history} /> : <OthersButton twg={twg} />}
        <Clause source={clause.source}>{clause.text}</Clause>
      </Section>
    </div>
  );
}

function Due({ twg }: { readonly twg: Twg }) {
  const now = useNow();
  const due = updateDueAt(twg);
  if (due === null) return null;
  const overdue = updatesOverdue(twg, now);
  return overdue === 0 ? (
    <span className={sectionStyles.quiet}>
      Due <Time at={due} relative />
    </span>
  ) : (
    <Badge tone="warning">{overdue === 1 ? 'One overdue' : `${overdue} overdue`}</Badge>
  );
}

function UpdateList(props: {
  readonly twg: Twg;
  readonly updates: readonly Update[];
  /** The one of which the facilitators see whom it has reached. */
  readonly newest: string | null;
}) {
  const { twg, updates, newest } = props;
  return (
    <ul className={sectionStyles.list}>
      {updates.map(({ id, title, from, to, by, at, channels }) => (
        <li key={id} className={sectionStyles.item}>
          <Link to={paths.document(`update/${twg.id}/${id}`)} className={sectionStyles.title}>
            {said(title)}
          </Link>
          <p className={sectionStyles.quiet}>
            {dayOrInstantWords(from)} to {dayOrInstantWords(to)}, posted by{' '}
            <Person id={by} organization="left-out" />, <Time at={at} relative />
          </p>
          {id !== newest ? null : (
            <CirculatedIn
              twg={twg}
              channels={channels}
              thing={{ kind: 'updates', subject: id }}
              place={{ portal: `/updates/${id}`, app: `/documents/update/${twg.id}/${id}` }}
              text={(link) => updateText(twg.name, { title, from, to }, link)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

const CHANNELS = [
  { kind: 'portal', name: 'any' },
  { kind: 'email', name: 'any' },
] as const;

function PostButton({ twg, onPress }: { readonly twg: Twg; readonly onPress: () => void }) {
  return (
    <ForeseenButton
      type="update.post"
      check={{
        twg: twg.id,
        update: PLACEHOLDER_ID,
        title: PLACEHOLDER_TEXT,
        textSha256: PLACEHOLDER_SHA256,
        from: '2026-01-01',
        to: '2026-01-02',
        channels: CHANNELS,
      }}
      onPress={onPress}
    >
      Post the update…
    </ForeseenButton>
  );
}

/** Says to others why not, and who can. */
function OthersButton({ twg }: { readonly twg: Twg }) {
  if (twg.stage !== 'formed') return null;
  return (
    <div className={sectionStyles.buttons}>
      <PostButton twg={twg} onPress={() => undefined} />
    </div>
  );
}

function NextUpdate({ twg, history }: UpdatesProps) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const update = nextUpdateId(state, twg.id);
  const document = `update/${twg.id}/${update}`;
  const handle = useDocument(document);
  // As it was when it was opened: once it is posted, the next one takes its place here.
  const [posting, setPosting] = useState<Posting | null>(null);
  const stay = useStayOnUpdates(update);
  const since = toldSince(twg) ?? now;
  const draft = (): string => updateDraft(state, twg, history.items, { from: since, to: now });
  return (
    <>
      <Reading
        title="Next update"
        document={document}
        handle={handle}
        empty="Nothing is written yet. “Draft it” puts in what happened since the last one: decisions, votes, outputs and their owners, DIPs, topics, meetings, people. Then edit it to say what it means."
        action={
          handle === null ? undefined : (
            <DraftButton
              handle={handle}
              draft={draft}
              reason={history.status === 'loading' ? READING : undefined}
            />
          )
        }
      />
      <div className={sectionStyles.buttons}>
        <PostButton
          twg={twg}
          onPress={() => (handle === null ? undefined : setPosting({ update, handle }))}
        />
      </div>
      {posting === null ? null : (
        <PostDialog
          twg={twg}
          {...posting}
          onPosted={() => stay(posting.update)}
          onClose={() => setPosting(null)}
        />
      )}
    </>
  );
}

interface Posting {
  readonly update: string;
  readonly handle: DocumentHandle;
}

/**
 * The draft of what was posted is gone, and all below moves up: whoever has posted it sees it in its
 * place instead of something else. Gives what is to be called with what was posted.
 */
function useStayOnUpdates(next: string): (posted: string) => void {
  const posted = useRef<string | null>(null);
  useEffect(() => {
    if (posted.current === null || posted.current === next) return;
    posted.current = null;
    bringUpdatesIntoSight();
  });
  return (update) => {
    posted.current = update;
  };
}

const READING = 'One moment: what happened is being read.';

/** Puts in what happened, where nobody has written yet. */
function DraftButton(props: {
  readonly handle: DocumentHandle;
  readonly draft: () => string;
  readonly reason: string | undefined;
}) {
  const { handle, draft, reason } = props;
  const text = useMemo(() => handle.doc.getText(TEXT_ROOT), [handle.doc]);
  const isBlank = useSettledText(text).trim() === '';
  return (
    <Button
      size="small"
      reason={whyNot(handle, isBlank) ?? reason}
      onPress={() => text.insert(text.length, draft())}
    >
      Draft it
    </Button>
  );
}

function whyNot(handle: DocumentHandle, isBlank: boolean): string | undefined {
  if (!handle.mayWrite) return 'The relay does not let you write here now.';
  return isBlank
    ? undefined
    : 'Something is written already. Once the draft is empty, it can be made anew.';
}
