import { Suspense, type ReactNode } from 'react';
import { AssociationScreen } from '../features/association/association-screen.tsx';
import { BallotScreen } from '../features/ballots/ballot-screen.tsx';
import { BallotsScreen } from '../features/ballots/ballots-screen.tsx';
import { DipScreen } from '../features/dips/dip-screen.tsx';
import { DipsScreen } from '../features/dips/dips-screen.tsx';
import { TopicScreen } from '../features/discussions/topic-screen.tsx';
import { GroupScreen } from '../features/groups/group-screen.tsx';
import { GroupsScreen } from '../features/groups/groups-screen.tsx';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { DocumentScreen } from '../features/documents/document-screen.tsx';
import { DocumentsScreen } from '../features/documents/documents-screen.tsx';
import { EntryScreen } from '../features/ledger/entry-screen.tsx';
import { LedgerScreen } from '../features/ledger/ledger-screen.tsx';
import { MeetingScreen } from '../features/meetings/meeting-screen.tsx';
import { OutputScreen } from '../features/outputs/output-screen.tsx';
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

const SCREENS: {
  readonly [S in Route['screen']]: (route: Extract<Route, { screen: S }>) => ReactNode;
} = {
  inbox: () => <InboxScreen />,
  groups: () => <GroupsScreen />,
  group: ({ twg }) => <GroupScreen twg={twg} />,
  proposal: ({ twg }) => <ProposalScreen twg={twg} />,
  topic: ({ topic }) => <TopicScreen topic={topic} />,
  meeting: ({ meeting }) => <MeetingScreen meeting={meeting} />,
  output: ({ output }) => <OutputScreen output={output} />,
  dips: () => <DipsScreen />,
  dip: ({ output }) => <DipScreen output={output} />,
  ballots: () => <BallotsScreen />,
  ballot: ({ ballot }) => <BallotScreen ballot={ballot} />,
  documents: () => <DocumentsScreen />,
  document: ({ document }) => <DocumentScreen document={document} />,
  search: () => <SearchScreen />,
  association: () => <AssociationScreen />,
  ledger: () => <LedgerScreen />,
  entry: ({ seq }) => <EntryScreen seq={seq} />,
  settings: () => <SettingsScreen />,
  'first-run': () => <Unknown />,
  unknown: () => <Unknown />,
};

function ScreenOf({ route }: { readonly route: Route }) {
  // A route's screen is that of its own entry.
  const show = SCREENS[route.screen] as (route: Route) => ReactNode;
  return show(route);
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
