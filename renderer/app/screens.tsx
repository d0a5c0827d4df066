import { Suspense } from 'react';
import { AssociationScreen } from '../features/association/association-screen.tsx';
import { BallotScreen } from '../features/ballots/ballot-screen.tsx';
import { BallotsScreen } from '../features/ballots/ballots-screen.tsx';
import { TopicScreen } from '../features/discussions/topic-screen.tsx';
import { GroupScreen } from '../features/groups/group-screen.tsx';
import { GroupsScreen } from '../features/groups/groups-screen.tsx';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { DocumentScreen } from '../features/documents/document-screen.tsx';
import { DocumentsScreen } from '../features/documents/documents-screen.tsx';
import { EntryScreen } from '../features/ledger/entry-screen.tsx';
import { LedgerScreen } from '../features/ledger/ledger-screen.tsx';
import { MeetingScreen } from '../features/meetings/meeting-screen.tsx';
import { ProposalScreen } from '../features/proposals/proposal-screen.tsx';
import { SearchScreen } from '../features/search/search-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { EmptyState, Link, Page, Spinner } from '../ui/index.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { paths, type Route } from './routes.ts';

/** The screen of a place inside an association. */
export function Screen({ route }: { readonly route: Route }) {
  return (
    <ErrorBoundary key={keyOf(route)} part="This screen">
      <Suspense fallback={<Spinner />}>
        <ScreenOf route={route} />
      </Suspense>
    </ErrorBoundary>
  );
}

const keyOf = (route: Route): string => JSON.stringify(route);

function ScreenOf({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'inbox':
      return <InboxScreen />;
    case 'groups':
      return <GroupsScreen />;
    case 'group':
      return <GroupScreen twg={route.twg} />;
    case 'proposal':
      return <ProposalScreen twg={route.twg} />;
    case 'topic':
      return <TopicScreen topic={route.topic} />;
    case 'meeting':
      return <MeetingScreen meeting={route.meeting} />;
    case 'ballots':
      return <BallotsScreen />;
    case 'ballot':
      return <BallotScreen ballot={route.ballot} />;
    case 'documents':
      return <DocumentsScreen />;
    case 'document':
      return <DocumentScreen document={route.document} />;
    case 'search':
      return <SearchScreen />;
    case 'association':
      return <AssociationScreen />;
    case 'ledger':
      return <LedgerScreen />;
    case 'entry':
      return <EntryScreen seq={route.seq} />;
    case 'settings':
      return <SettingsScreen />;
    case 'first-run':
    case 'unknown':
      return <Unknown />;
  }
}

function Unknown() {
  return (
    <Page title="Nothing is at this address">
      <EmptyState title="The link may be of another version, or mistyped.">
        <Link to={paths.inbox}>To the inbox</Link>
      </EmptyState>
    </Page>
  );
}
