import { useEffect, useState } from 'react';
import type { Host } from '../../shared/client/host-messages.ts';
import { ConfirmDialog } from '../ui/index.ts';
import type { Answer, Confirmation } from './messages.ts';
import type { BrowserHostOfPage } from './page-host.ts';

interface Asked extends Confirmation {
  readonly answer: (answer: Answer) => void;
}

const asksInPage = (host: Host): host is BrowserHostOfPage => 'onConfirm' in host;

/**
 * Puts to the person what the browser's host asks before it signs a vote, or what touches offices,
 * devices or the relay. On the desktop the main process asks, in a window of its own.
 */
export function ConfirmSigning({ host }: { readonly host: Host }) {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  useEffect(() => {
    if (!asksInPage(host)) return undefined;
    return host.onConfirm(
      (confirmation) =>
        new Promise((resolve) => {
          setAsked((before) => [...before, { ...confirmation, answer: resolve }]);
        }),
    );
  }, [host]);
  const [first] = asked;
  if (first === undefined) return null;
  const settle = (answer: Answer): void => {
    first.answer(answer);
    setAsked((before) => before.filter((each) => each !== first));
  };
  return (
    <ConfirmDialog
      title="Sign this?"
      sentence={first.sentence}
      consequence={first.consequence}
      confirmLabel={first.label}
      isOpen
      onConfirm={() => settle('yes')}
      onCancel={() => settle('no')}
    />
  );
}
