/** Why something was not done with the DIP repository, in words. */

import type { DipProblemCode } from '../client/dip-repository.ts';
import { instantWords } from './instant-words.ts';
import { fullStop, said } from './phrases.ts';
import { words, type Words } from './words.ts';

type Details = Readonly<Record<string, string | number>>;

/** ` (the remote's own word)`, where there is one. */
const because = (details: Details): string => {
  const { reason } = details;
  if (reason === undefined) return '';
  const word = said(String(reason)).replace(/^(?:fatal|error): /i, '');
  return ` (${word.replace(/[.!?]$/u, '')})`;
};

const file = ({ path }: Details): string =>
  path === undefined ? 'the file' : `the file ${said(String(path))}`;

export const DIP_REPOSITORY_PROBLEMS: Readonly<
  Record<DipProblemCode, (details: Details) => Words>
> = {
  'git-missing': () =>
    words(
      'Git is not on this computer',
      'The app works on a repository with git, and finds none here.',
      'Install git and start the app again. Meanwhile the file can be saved, and the address of a pull request made elsewhere be pasted.',
    ),
  'repository-none': () =>
    words(
      'No DIP repository is set',
      'This device does not know yet where the DIPs are.',
      'Give the address of the repository, or open a clone of yours.',
    ),
  'repository-gone': () =>
    words(
      'The clone is away',
      'The folder of the repository is not there any more, or is no repository. What was pushed is on the remote.',
      'Put the folder back, or clone the repository anew.',
    ),
  'repository-empty': () =>
    words(
      'Nothing to build on',
      'The repository has no such branch, or not a single commit.',
      'Choose another branch for pull requests, or make the first commit of the repository.',
    ),
  'git-unreachable': (details) =>
    words(
      'The remote cannot be reached',
      `Nobody answers at the repository’s address${because(details)}. What was committed is kept on this computer.`,
      'Push again when the network is back, or save the commit as a patch.',
    ),
  'git-no-rights': (details) =>
    words(
      'The remote does not let you in',
      `It wants a login that git on this computer does not have, or yours may not write there${because(details)}. What was committed is kept.`,
      'Give a GitHub token below the address, or set up git’s own login. Without rights, save the commit as a patch and send it to a maintainer.',
    ),
  'git-own-way': ({ setting = 'a setting' }) =>
    words(
      'The clone has a way of its own to its server',
      `The clone itself sets ${said(String(setting))}, and whoever set that could read the login. So none was given. What was committed is kept on this computer.`,
      'If you want it so, set it for all your repositories with git config --global, and take it out of this one; or give the address here, and the app makes a clone of its own.',
    ),
  'git-conflict': (details) =>
    words(
      'The file has changed meanwhile',
      `Somebody has changed ${file(details)} on that branch since it was shown here. Nothing was overwritten.`,
      'Look at it as it is now, and commit again if this is still right.',
    ),
  'git-rejected': (details) =>
    words(
      'The remote refused the push',
      `Its branch has moved on, or its rules forbid it${because(details)}. The commit is kept on this computer.`,
      'Ask the remote again and commit anew on top of it, or save the commit as a patch.',
    ),
  'git-locked': (details) =>
    words(
      'Another git is at work in the clone',
      `Git waits for its lock${details['path'] === undefined ? because(details) : `, ${said(String(details['path']))}`}. Another git holds it, or one that was ended in the middle has left it. Nothing was lost.`,
      'Try again in a moment. If it stays so, and no other git is at work there, delete that file and try again.',
    ),
  'git-unchanged': (details) =>
    words(
      'Nothing to commit',
      `On the branch that pull requests go into, ${file(details)} is exactly that already.`,
      'Nothing needs to be done: it may have been merged meanwhile. Read the repository again.',
    ),
  'git-failed': (details) =>
    words(
      'Git could not do it',
      `Git stopped with an error${because(details)}. Nothing was lost.`,
      'Try again. If it happens again, report it with this message.',
    ),
  'github-none': () =>
    words(
      'No GitHub repository is set',
      'Pull requests are opened from here only where the repository is on a GitHub.',
      'Give its name in the repository’s settings, or open the pull request there and paste its address.',
    ),
  'github-token-missing': () =>
    words(
      'GitHub needs a token',
      'This device has no token of yours, so nothing can be asked of GitHub in your name.',
      'Give one in the repository’s settings, or open the pull request on GitHub and paste its address.',
    ),
  'github-token-refused': () =>
    words(
      'GitHub refused the token',
      'The token is mistyped, has expired, or was revoked. Whatever was pushed stays where it is.',
      'Make a new token on GitHub and give it in the repository’s settings, or open the pull request on GitHub and paste its address.',
    ),
  'github-no-rights': (details) =>
    words(
      'The token may not do that',
      `GitHub lets this token neither see nor change that repository’s pull requests${details['status'] === undefined ? '' : ` (${details['status']})`}.`,
      'Give a token with “Pull requests: read and write” for the repository, or paste the pull request’s address.',
    ),
  'github-rate-limited': (details) =>
    words(
      'GitHub asks for patience',
      typeof details['until'] === 'number'
        ? `Too much was asked in a short time. GitHub answers again from ${instantWords(details['until'])}.`
        : 'Too much was asked in a short time.',
      'Try again then. What was pushed stays where it is.',
    ),
  'github-refused': (details) =>
    words(
      'GitHub did not open it',
      fullStop(`GitHub answered that the request cannot be taken${because(details)}`),
      'Look at the branch on GitHub: it may be the same as the base already. The address of a pull request can be pasted.',
    ),
  'github-failing': () =>
    words(
      'GitHub has a fault',
      'GitHub answered with an error of its own. What was pushed stays where it is.',
      'Try again in a few minutes.',
    ),
  'github-unreachable': () =>
    words(
      'GitHub cannot be reached',
      'Nobody answers at GitHub’s address. What was pushed stays where it is.',
      'Check the network and try again, or paste the pull request’s address.',
    ),
};
