import { BrowserWindow, dialog } from 'electron';
import type { AskPerson, Question } from './sign-desk.ts';

/** Who a key's device is of, as far as it is known. */
export type DescribeKey = (publicKey: string) => { association: string; person: string } | null;

const CANCEL = 0;
const SIGN = 1;

/** A window of the system's, which no page can draw, read or click. */
export const askInWindow =
  (describe: DescribeKey): AskPerson =>
  async (question) => {
    const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    // Nobody is there to be asked.
    if (parent === undefined) return 'decline';
    const { response } = await dialog.showMessageBox(parent, {
      type: 'question',
      title: 'Convene',
      message: question.question,
      detail: detailOf(question, describe),
      buttons: ['Cancel', question.sign],
      defaultId: CANCEL,
      cancelId: CANCEL,
      noLink: true,
    });
    return response === SIGN ? 'sign' : 'decline';
  };

function detailOf(question: Question, describe: DescribeKey): string {
  const known = describe(question.publicKey);
  const who: (readonly [string, string])[] =
    known === null
      ? []
      : [
          ['Association', known.association],
          ['You', known.person],
        ];
  const facts = [...who, ...question.facts].map(([name, value]) => `${name}: ${value}`);
  return [oneLine(question.sentence), '', ...facts, '', 'What is signed cannot be unsigned.']
    .join('\n')
    .trim();
}

const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 1000);
