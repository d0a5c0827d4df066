import type { Mail, MessageSource, Outgoing, RenderOptions, SlackMessage } from '../outgoing.ts';
import { announcements } from './announcements.ts';
import { frameOf, subjectLine } from './frame.ts';
import type { Letter } from './letter.ts';
import { messageNamed } from './messages.ts';
import { reminders } from './reminders.ts';
import { mailHtml } from './setting/mail-html.tsx';
import { mailText } from './setting/mail-text.ts';
import { slackPost } from './setting/slack-post.ts';
import { isWanted } from './wanted.ts';

/** @throws for a task that is not wanted: it is asked first. */
async function letterOf(task: Outgoing, { view }: RenderOptions): Promise<Letter> {
  const message = messageNamed(task.about);
  if (message === null) throw new Error(`no message ${task.about}`);
  return message.letter({ task, view, state: view.state, now: view.now });
}

/** What is said, worked out from the ledger and the wishes: it keeps nothing. */
export const messageSource: MessageSource = {
  tasksFor: announcements,
  dueTasks: reminders,
  stillWanted: isWanted,
  async renderMail(task, options): Promise<Mail> {
    const letter = await letterOf(task, options);
    const frame = frameOf(letter, options);
    return {
      subject: subjectLine(options.view.state, letter),
      text: mailText(frame),
      html: mailHtml(frame),
      calendar: letter.calendar,
      thread: letter.thread,
    };
  },
  async renderSlack(task, options): Promise<SlackMessage> {
    return slackPost(frameOf(await letterOf(task, options), options));
  },
};
