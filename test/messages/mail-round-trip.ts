/** A mail as it travels: composed, and read again by a parser. */

import { HtmlValidate } from 'html-validate';
import ICAL from 'ical.js';
import { simpleParser, type ParsedMail } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../../sync-server/outreach/outgoing.ts';

export async function received({ subject, text, html, calendar }: Mail): Promise<ParsedMail> {
  const raw = await new MailComposer({
    from: 'convene@relay.example',
    to: 'reader@members.example',
    subject,
    text,
    html,
    ...(calendar === null
      ? {}
      : {
          attachments: [
            {
              filename: calendar.name,
              content: calendar.text,
              contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
            },
          ],
        }),
  })
    .compile()
    .build();
  return simpleParser(raw);
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Mail programs cut style sheets out.
    'no-inline-style': 'off',
    'long-title': 'off',
    // Words of people may have any spaces.
    'no-trailing-whitespace': 'off',
    // `<br/>` and `<hr/>` are written so by the library.
    'void-style': 'off',
    'attr-case': 'off',
    'doctype-style': 'off',
    'no-dup-id': 'error',
  },
});

/** What is wrong with a mail's HTML, if anything. */
export async function flawsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  );
}

/** The one event of a calendar's file. */
export function eventOf(text: string): ICAL.Event {
  const component = new ICAL.Component(ICAL.parse(text));
  const event = component.getFirstSubcomponent('vevent');
  if (event === null) throw new Error('no event');
  return new ICAL.Event(event);
}
