import { ExternalLink as ExternalIcon } from 'lucide-react';
import { use, type ReactNode } from 'react';
import { HostContext } from '../host/host-context.tsx';
import { Hidden } from './button.tsx';

interface LinkProps {
  /** A route, with or without its `#`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly 'aria-current'?: 'page' | undefined;
}

/** To another place in the app. */
export function Link({ to, children, className, ...aria }: LinkProps) {
  return (
    <a href={to.startsWith('#') ? to : `#${to}`} className={className} {...aria}>
      {children}
    </a>
  );
}

/** To a page outside, opened in the system's browser. Only `https:` addresses are links. */
export function ExternalLink({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ReactNode;
}) {
  const host = use(HostContext)?.host;
  if (!/^https:\/\//i.test(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      onClick={(event) => {
        if (host === undefined) return;
        event.preventDefault();
        void host.request<'open-outside'>({ type: 'open-outside', url: href });
      }}
    >
      {children} <ExternalIcon size="0.85em" aria-hidden />
      <Hidden>(opens outside the app)</Hidden>
    </a>
  );
}
