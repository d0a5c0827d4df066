/** @jsxRuntime automatic */
/** @jsxImportSource react */

/* How elements are written is said here, because the relay also runs without a build. */

/** A letter as the HTML of a mail: plain elements, no tables for layout, nothing fetched from anywhere. */

import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CUT, UNSUBSCRIBE, type Frame } from '../frame.ts';
import type { Item, Part } from '../letter.ts';
import { linksTo, type Linking } from '../links.ts';
import { MarkdownHtml } from '../markdown/markdown-html.tsx';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { STYLES, STYLE_SHEET } from './mail-styles.ts';

/** What no HTML document may hold. */
const FORBIDDEN =
  /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export function mailHtml(frame: Frame): string {
  const markup = renderToStaticMarkup(<Page frame={frame} />);
  return `<!DOCTYPE html>\n${markup.replace(FORBIDDEN, '\uFFFD')}`;
}

function Page({ frame }: { readonly frame: Frame }): ReactNode {
  const { association, rehearsal, letter, linking } = frame;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{letter.title}</title>
        <style>{STYLE_SHEET}</style>
      </head>
      <body style={STYLES.body}>
        <div style={STYLES.page}>
          {rehearsal === null ? null : (
            <p className="rehearsal" style={STYLES.rehearsal}>
              {rehearsal}
            </p>
          )}
          <p className="quiet" style={STYLES.association} dir="auto">
            {association}
          </p>
          <main>
            <h1 style={STYLES.title} dir="auto">
              {letter.title}
            </h1>
            {letter.parts.map((part, at) => (
              <PartHtml key={at} part={part} linking={linking} />
            ))}
            <Actions frame={frame} />
          </main>
          <hr style={STYLES.rule} />
          <Footer frame={frame} />
        </div>
      </body>
    </html>
  );
}

function Actions({ frame: { letter, links } }: { readonly frame: Frame }): ReactNode {
  return (
    <p style={STYLES.actions}>
      <a className="button" style={STYLES.button} href={links.app}>
        {letter.action}
      </a>
      {links.portal === null ? null : (
        <a style={STYLES.beside} href={links.portal}>
          Read it on the portal
        </a>
      )}
    </p>
  );
}

function Footer({ frame: { letter, unsubscribeUrl } }: { readonly frame: Frame }): ReactNode {
  return (
    <footer className="quiet" style={STYLES.footer}>
      <p style={STYLES.paragraph} dir="auto">
        {letter.reason}
      </p>
      {unsubscribeUrl === null ? null : (
        <p style={STYLES.paragraph}>
          <a href={unsubscribeUrl}>{UNSUBSCRIBE}</a>
        </p>
      )}
    </footer>
  );
}

function PartHtml({
  part,
  linking,
}: {
  readonly part: Part;
  readonly linking: Linking;
}): ReactNode {
  switch (part.type) {
    case 'paragraph':
      return (
        <p style={STYLES.paragraph} dir="auto">
          {part.text}
        </p>
      );
    case 'heading':
      return <h2 style={STYLES.heading}>{part.text}</h2>;
    case 'facts':
      return (
        <dl style={STYLES.facts}>
          {part.facts.map(({ label, text }) => (
            <div key={label}>
              <dt className="quiet" style={STYLES.factLabel}>
                {label}
              </dt>
              <dd style={STYLES.factText} dir="auto">
                {text}
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'items':
      return (
        <ul style={STYLES.items}>
          {part.items.map((item, at) => (
            <ItemHtml key={at} item={item} linking={linking} />
          ))}
        </ul>
      );
    case 'markdown':
      return <TextHtml text={part.text} linking={linking} />;
  }
}

function ItemHtml({
  item,
  linking,
}: {
  readonly item: Item;
  readonly linking: Linking;
}): ReactNode {
  const { app } = linksTo(item.place, linking);
  return (
    <li style={STYLES.item}>
      <p style={STYLES.itemTitle} dir="auto">
        <a href={app}>{item.title}</a>
        {item.mark === null ? null : (
          <span className={item.mark.tone} style={STYLES.mark}>
            {item.mark.text}
          </span>
        )}
      </p>
      {item.lines.map((line, at) => (
        <p
          key={at}
          style={STYLES.itemLine}
          dir="auto"
          {...(at === 0 ? {} : { className: 'quiet' })}
        >
          {line}
        </p>
      ))}
    </li>
  );
}

function TextHtml({
  text,
  linking,
}: {
  readonly text: string;
  readonly linking: Linking;
}): ReactNode {
  const { nodes, extent } = readMarkdown(text);
  return (
    <div style={STYLES.text}>
      <MarkdownHtml nodes={nodes} linking={linking} />
      {extent === 'whole' ? null : <p style={STYLES.paragraph}>{CUT}</p>}
    </div>
  );
}
