/** A ballot: all that one needs to follow its count, and to count it again. */

import type { Ballot } from '../../../shared/rules/index.ts';
import { needed, standingOf, tallyOf } from '../../../shared/rules/index.ts';
import {
  BODIES,
  CHANGES,
  CHOICES,
  neededWords,
  OUTCOMES,
  ruleWords,
} from '../../../shared/wording/index.ts';
import { clauseOfBallot } from '../../../shared/wording/ballot-clauses.ts';
import { clockOf } from '../../../shared/wording/ballot-clock.ts';
import { computationOf } from '../../../shared/wording/computation.ts';
import { outcomeEffect, subjectOf } from '../../../shared/wording/subject-of-ballot.ts';
import {
  DEVICE_MARKS,
  groupedVoters,
  votersOf,
  type Voter,
} from '../../../shared/wording/voters.ts';
import { asJson } from '../alternates.ts';
import { html, type Html, type Piece } from '../html.ts';
import type { Page } from '../page.ts';
import {
  badge,
  exactText,
  facts,
  groupLink,
  hash,
  link,
  person,
  quiet,
  saidBy,
  section,
  time,
} from '../parts.ts';
import { jsonOf, PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';
import { clauseQuote } from './group-pages.ts';
import { ballotTime, groupTitle, outcomeBadge, outputLink } from './lines.ts';
import { minorityOpinions, outputVotedOn } from './minority-opinions.ts';

export async function ballotPage(reading: Reading, ballot: Ballot): Promise<Page> {
  const subject = subjectOf(ballot, reading.state);
  const group = subject.twg;
  const output = outputVotedOn(reading.state, ballot);
  return {
    title: reading.said(subject.title),
    trail: [
      { name: 'Ballots', path: PATHS.ballots },
      ...(group === null ? [] : [{ name: groupTitle(reading, group), path: PATHS.group(group) }]),
    ],
    kind: subject.kind,
    alternates: asJson(jsonOf(PATHS.ballot(ballot.id))),
    body: html`<p class="question">${reading.said(subject.question)}</p>
      ${result(reading, ballot)} ${countsSection(ballot)}
      ${section('facts', 'The ballot', ballotFacts(reading, ballot))}
      ${section('text', 'The exact text', await exactText(reading, ballot.textSha256))}
      ${output === null ? null : await minorityOpinions(reading, output)}
      ${votersSection(reading, ballot)}
      ${section('count', ballot.status === 'open' ? 'The count, if it closed now' : 'How it was counted', computation(ballot))}
      ${section('recompute', 'Count it again yourself', recompute(reading))}`,
  };
}

function result(reading: Reading, ballot: Ballot): Html {
  const effect = outcomeEffect(ballot, reading.state);
  return html`<p class="result">${outcomeBadge(ballot)} ${ballotTime(reading, ballot)}.</p>
    ${effect === '' ? null : html`<p>${reading.said(effect)}</p>`}`;
}

function countsSection(ballot: Ballot): Html {
  const { yes, no, abstain, notVoted, eligible } = tallyOf(ballot);
  const { recused, roll } = standingOf(ballot);
  const { threshold } = needed(ballot);
  return section(
    'votes',
    'Votes',
    html`${bar({ yes, no, abstain, notVoted, needed: threshold.needed })}
      <ul class="counts">
        <li><span class="dot yes"></span>${yes} yes</li>
        <li><span class="dot no"></span>${no} no</li>
        <li><span class="dot abstain"></span>${abstain} abstained</li>
        <li><span class="dot none"></span>${notVoted} not voted</li>
        <li>${recused} recused</li>
        <li>${eligible} eligible of ${roll} on the roll</li>
      </ul>
      <p>${neededWords(ballot)}</p>`,
  );
}

interface Bar {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly notVoted: number;
  readonly needed: number;
}

/** As the app draws it; the same stands below in words. */
function bar({ yes, no, abstain, notVoted, needed: mark }: Bar): Html {
  const whole = Math.max(1, yes + no + abstain + notVoted);
  let from = 0;
  const rects: Piece[] = [];
  for (const [name, count] of [
    ['yes', yes],
    ['no', no],
    ['abstain', abstain],
  ] as const) {
    rects.push(
      html`<rect
        class="${name}"
        x="${from * 100}"
        y="0"
        width="${count * 100}"
        height="24"
      ></rect>`,
    );
    from += count;
  }
  const line =
    mark > whole
      ? null
      : html`<rect
          class="mark"
          x="${Math.min(mark * 100, whole * 100 - 1)}"
          y="0"
          width="${Math.max(1, Math.round(whole / 3))}"
          height="24"
        ></rect>`;
  return html`<svg
    class="bar"
    viewBox="0 0 ${whole * 100} 24"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${rects}${line}
  </svg>`;
}

function ballotFacts(reading: Reading, ballot: Ballot): Html {
  const { previous, changes } = ballot;
  const clause = clauseOfBallot(ballot.kind);
  const subject = subjectOf(ballot, reading.state);
  const clock = clockOf(ballot, 0);
  const output = outputVotedOn(reading.state, ballot);
  return facts([
    [
      'Rule',
      html`<p>${ruleWords(ballot.rule)}</p>
        ${
          clause === null
            ? quiet('DIP-7 does not ask for this vote; the rulebook does.')
            : clauseQuote(clause.text, clause.source)
        }`,
    ],
    ['If it passes', reading.said(subject.passed)],
    [
      'Voting',
      html`${BODIES[ballot.body]}: ${ballot.roll.length} on the roll, which was frozen when the
      ballot opened`,
    ],
    subject.twg === null ? null : ['Group', groupLink(reading, subject.twg)],
    output === null ? null : ['Output', outputLink(reading, output)],
    ['Opened', html`${time(ballot.openedAt)} by ${person(reading, ballot.openedBy)}`],
    ['Deadline', time(ballot.closesAt)],
    ballot.closedAt === null
      ? null
      : [
          'Closed',
          html`${time(ballot.closedAt)}${ballot.outcome !== 'withdrawn' && clock.kind === 'closed' && clock.early === 'yes' ? ', before its deadline: everyone on the roll was done' : ''}`,
        ],
    changes === null ? null : ['Since the group’s vote', CHANGES[changes]],
    previous === null
      ? null
      : ['Before it', link(PATHS.ballot(previous), 'The previous ballot on this')],
  ]);
}

function votersSection(reading: Reading, ballot: Ballot): Html {
  const groups = groupedVoters(votersOf(ballot, reading.state));
  const parts = [
    voterGroup(reading, 'Yes', 'yes', groups.yes),
    voterGroup(reading, 'No', 'no', groups.no),
    voterGroup(reading, 'Abstained', 'abstain', groups.abstain),
    voterGroup(reading, 'Recused', 'recused', groups.recused),
    voterGroup(
      reading,
      ballot.status === 'open' ? 'Not voted yet' : 'Did not vote',
      'none',
      groups.notVoted,
    ),
  ];
  const hidden = ballot.roll.filter((id) => !reading.standpoint.isNamed(id)).length;
  const note =
    hidden === 0
      ? null
      : quiet(
          'People are named here who have chosen to be. Members of the association see all names.',
        );
  return section(
    'voters',
    'Who has voted',
    html`${note}
      <div class="voters">${parts}</div>`,
  );
}

function voterGroup(
  reading: Reading,
  title: string,
  tone: string,
  voters: readonly Voter[],
): Html | null {
  if (voters.length === 0) return null;
  return html`<div class="voter-group">
    <h3><span class="dot ${tone}"></span>${title} (${voters.length})</h3>
    <ul class="plain">
      ${voters.map((voter) => html`<li>${voterItem(reading, voter)}</li>`)}
    </ul>
  </div>`;
}

function voterItem(reading: Reading, { person: id, standing, earlier, recusal }: Voter): Html {
  const marks = standing?.marks ?? [];
  const words = (text: string | null): Html | null =>
    text === null || text.trim() === '' ? null : saidBy(reading.standpoint.leaveOut(text).text);
  return html`<p>
      ${person(reading, id)}${marks.map((mark) => html` <span title="${DEVICE_MARKS[mark].why}">${badge(DEVICE_MARKS[mark].words, 'waiting')}</span>`)}
    </p>
    ${standing === null ? null : html`${words(standing.vote.comment)}${quiet(time(standing.vote.at))}`}
    ${recusal === null ? null : html`${words(recusal.reason)}${quiet(time(recusal.at))}`}
    ${
      earlier.length === 0
        ? null
        : html`<details>
            <summary>
              ${earlier.length === 1 ? '1 earlier vote' : `${earlier.length} earlier votes`},
              ${recusal === null ? 'replaced' : 'void, or replaced'}
            </summary>
            <ol class="plain">
              ${earlier.map(({ vote }) => html`<li><s>${CHOICES[vote.choice]}</s> ${time(vote.at)}${words(vote.comment)}</li>`)}
            </ol>
          </details>`
    }`;
}

const computation = (ballot: Ballot): Html =>
  html`<div class="table" role="group" aria-label="The count" tabindex="0">
      <table class="count">
        <tbody>
          ${computationOf(ballot).map(
            ({ label, working, holds }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>
                  ${working}${
                    holds === null
                      ? null
                      : html` ${holds === 'yes' ? badge('met', 'good') : badge('not met', 'bad')}`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${ballot.outcome === 'withdrawn' ? quiet(`It was ${OUTCOMES.withdrawn.toLowerCase()}, so nothing came of this count.`) : null}`;

export function recompute({ standpoint }: Reading): Html {
  const { position, ledger } = standpoint.published;
  return html`<p>
      Nobody needs to believe this page. In the app, any member exports the ledger; then
    </p>
    <pre
      class="command"
      role="group"
      aria-label="Command"
      tabindex="0"
    ><code>npm run -s twg -- verify FILE</code></pre>
    <p>
      checks every signature, every entry and every count from the first entry on, without asking
      the relay. For the state that this page shows it prints
    </p>
    ${facts([
      ['entries', position.seq],
      ['head', hash(position.head)],
      ['stateHash', html`${link(PATHS.about, 'see how to check')}`],
      ['Ledger', hash(ledger)],
    ])}`;
}
