import { useEffect } from 'react';
import { useStore } from 'zustand';
import { problemWords } from '../../shared/wording/index.ts';
import { ConfirmSigning } from '../browser-host/confirm-signing.tsx';
import { FirstRun } from '../features/first-run/first-run.tsx';
import { HostContext } from '../host/host-context.tsx';
import type { App } from '../stores/app-store.ts';
import type { HostProblem } from '../../shared/client/host-messages.ts';
import { AssociationProvider } from '../stores/use-association.tsx';
import { Button, Callout, Spinner, Toasts } from '../ui/index.ts';
import { AppContext, useApp, useAppView } from './app-context.tsx';
import styles from './app.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { useRoute } from './use-route.ts';
import { useTheme } from './use-theme.ts';

export function ConveneApp({ app }: { readonly app: App }) {
  return (
    <AppContext value={app}>
      <ErrorBoundary part="Convene">
        <Root />
      </ErrorBoundary>
      <ConfirmSigning host={app.host} />
      <Toasts />
    </AppContext>
  );
}

function Root() {
  const app = useApp();
  const hello = useStore(app.store, (view) => view.hello);
  const problem = useStore(app.store, (view) => view.problem);
  useTheme(hello?.settings.theme ?? 'system');
  if (hello === null) return problem === null ? <Starting /> : <Failed problem={problem} />;
  return (
    <HostContext value={{ host: app.host, hello }}>
      <Place />
    </HostContext>
  );
}

/** First run, or the association that is open. */
function Place() {
  const app = useApp();
  const route = useRoute();
  const open = useAppView((view) => view.open);
  if (route.screen === 'first-run') return <FirstRun door={route.door} />;
  switch (open.status) {
    case 'none':
      return <FirstRun door="doors" />;
    case 'opening':
      return <Starting />;
    case 'failed':
      return <Failed problem={open.problem} again={() => void app.open(open.ledger)} />;
    case 'open':
      return (
        <AssociationProvider key={open.ledger} host={app.host} store={open.store}>
          <Shell />
        </AssociationProvider>
      );
  }
}

function Starting() {
  useEffect(() => {
    document.title = 'Convene';
  }, []);
  return (
    <main className={styles.middle}>
      <Spinner>Opening…</Spinner>
    </main>
  );
}

function Failed(props: { readonly problem: HostProblem; readonly again?: () => void }) {
  const app = useApp();
  const { title, detail, way } = problemWords(props.problem);
  const again = props.again ?? (() => void app.start());
  return (
    <main className={styles.middle}>
      <Callout
        tone="danger"
        role="alert"
        title={title}
        action={<Button onPress={again}>Try again</Button>}
      >
        <p>
          {detail} {way}
        </p>
      </Callout>
    </main>
  );
}
