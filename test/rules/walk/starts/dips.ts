import { DAY, type World } from '../../world.ts';
import { hashOf } from '../acts/texts.ts';
import { GROUP, OUTPUT } from '../people.ts';
import { depart, formed } from './group.ts';
import { approved, circulated } from './outputs.ts';
import { once, startsOf } from './start.ts';

const output = OUTPUT;
const reason = 'So it is.';
const textSha256 = hashOf('output');

const approvedDip = once(() => approved('dip'));

const submit = (world: World, id = output, pullRequest = 201): World =>
  world.do('alice', 'dip.submit', {
    output: id,
    repository: 'diem/dip',
    pullRequest,
    commit: 'c0ffee1',
    textSha256,
  });

const assign = (world: World, id = output): World =>
  world.do('lead', 'dip.assign-manager', { output: id, manager: 'mona' });

const unmanaged = once(() => submit(approvedDip()));
const submitted = once(() => assign(unmanaged()));
const denied = once(() => submitted().do('mona', 'dip.deny', { output, reason }));
const draft = once(() =>
  submitted().do('mona', 'dip.merge', { output, number: 201, commit: 'c0ffee2' }),
);

const worked = once(() =>
  draft()
    .do('mona', 'workstream.open', {
      output,
      workstream: 'w1',
      kind: 'diem-core',
      title: 'The node',
      links: [],
    })
    .do('mona', 'workstream.progress', { workstream: 'w1', status: 'sufficient' }),
);

const lastCall = once(() => worked().do('mona', 'dip.last-call', { output, days: 14, textSha256 }));
const wordsOnly = once(() =>
  draft().do('mona', 'dip.last-call', {
    output,
    days: 14,
    textSha256,
    noEngineering: 'It is words.',
  }),
);
const concerned = once(() =>
  lastCall().do('oscar', 'concern.raise', { output, concern: 'c1', text: 'It may break.' }),
);
const over = once(() => lastCall().later(14 * DAY));
const voting = once(() =>
  over().do('mona', 'dip.request-acceptance', { output, ballot: 'acceptance-1' }),
);
const voted = (choice: 'yes' | 'no') => (): World =>
  voting().votes(['tess', 'tim', 'tom'], 'acceptance-1', choice).later(DAY);
const accepted = once(voted('yes'));
const complete = once(() =>
  accepted().do('mona', 'workstream.progress', { workstream: 'w1', status: 'complete' }),
);
const final = once(() =>
  complete().do('mona', 'dip.finalize', { output, link: 'https://diem.com' }),
);

/** A group that has concluded with its DIP in draft. */
const concluded = (world: World): World =>
  circulated(world).do('alice', 'twg.conclude', { twg: GROUP, reason });

/** Withdrawn when the group had concluded, submitted again all the same, and denied. */
const deniedAfterAll = once(() =>
  submit(concluded(draft()).do('alice', 'dip.withdraw', { output, reason })).do(
    'mona',
    'dip.deny',
    {
      output,
      reason,
    },
  ),
);

/** Another DIP of the group has the number 77. */
const besideAnother = once(() => {
  const other = circulated(assign(submit(approved('dip', 'o2', formed()), 'o2', 77), 'o2'), 'o2');
  const merged = other.do('mona', 'dip.merge', { output: 'o2', number: 77, commit: 'c0ffee7' });
  return assign(submit(approved('dip', output, merged)));
});

export const DIP_STARTS = startsOf(['dips', 'ballots'], {
  'a DIP is approved': approvedDip,
  'a DIP is submitted': unmanaged,
  'a DIP is submitted, and managed': submitted,
  'a DIP is submitted, beside another': besideAnother,
  'a DIP is denied': denied,
  'a DIP is in draft': draft,
  'a DIP is in draft, with engineering': worked,
  'a DIP is in draft, its manager is gone': () => depart(worked(), 'mona'),
  'a DIP is in draft, no maintainer is left': () => depart(worked(), 'mona', 'max', 'lead'),
  'a DIP is in draft, its group concluded': () => concluded(worked()),
  'a DIP is in last call': lastCall,
  'a DIP is in last call, without engineering': wordsOnly,
  'a DIP is in last call, with a concern': concerned,
  'a DIP is in last call, with a concern of somebody who is gone': () =>
    depart(concerned(), 'oscar'),
  'the last call of a DIP is over': over,
  'the TSC votes on a DIP': voting,
  'the TSC votes on a DIP, two of three in favor': () =>
    voting().votes(['tess', 'tim'], 'acceptance-1', 'yes'),
  'a DIP is accepted': accepted,
  'a DIP is accepted, and done': complete,
  'a DIP is final': final,
  'a DIP is rejected': voted('no'),
  'a DIP is withdrawn': () => draft().do('alice', 'dip.withdraw', { output, reason }),
  'a DIP is withdrawn, its group concluded': () =>
    concluded(draft()).do('alice', 'dip.withdraw', { output, reason }),
  'a DIP is denied, its group concluded': deniedAfterAll,
  'a DIP is denied, its group concluded and gone': () =>
    depart(deniedAfterAll(), 'alice', 'bob', 'carol'),
  'a DIP is deprecated': () => final().do('max', 'dip.deprecate', { output, reason }),
});
