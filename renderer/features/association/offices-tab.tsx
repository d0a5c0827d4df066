import { useState } from 'react';
import type { Association } from '../../../shared/rules/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { ComboBox, Person, Section } from '../../ui/index.ts';
import { useChoiceOfPeople } from './use-choice-of-people.ts';
import styles from './association.module.css';

interface OfficeWords {
  readonly title: string;
  /** What it is for. */
  readonly purpose: string;
  /** Who gives and takes it. */
  readonly givenBy: string;
  readonly holders: (association: Association) => readonly string[];
  readonly give: { readonly type: string; readonly label: string };
  readonly take: { readonly type: string; readonly label: string } | null;
}

const OFFICES: readonly OfficeWords[] = [
  {
    title: 'Technical Steering Committee',
    purpose: 'Votes on forming groups, on revised charters, on outputs and on DIPs.',
    givenBy: 'The secretariat seats and unseats. Open ballots keep the roll they opened with.',
    holders: ({ tsc }) => tsc,
    give: { type: 'tsc.seat', label: 'Seat' },
    take: { type: 'tsc.unseat', label: 'Unseat' },
  },
  {
    title: 'Secretariat',
    purpose: 'Keeps the lists of organizations, people, offices and devices, and invites.',
    givenBy: 'The secretariat appoints and dismisses; somebody always stays.',
    holders: ({ secretariat }) => secretariat,
    give: { type: 'secretariat.appoint', label: 'Appoint' },
    take: { type: 'secretariat.dismiss', label: 'Dismiss' },
  },
  {
    title: 'Lead maintainer',
    purpose: 'Assigns a manager to each DIP, and appoints the maintainers.',
    givenBy: 'The secretariat appoints; a new one takes the place of the old.',
    holders: ({ leadMaintainer }) => (leadMaintainer === null ? [] : [leadMaintainer]),
    give: { type: 'lead-maintainer.appoint', label: 'Appoint' },
    take: null,
  },
  {
    title: 'Maintainers',
    purpose: 'Take DIPs through their process, as managers.',
    givenBy: 'The lead maintainer appoints and dismisses.',
    holders: ({ maintainers }) => maintainers,
    give: { type: 'maintainer.appoint', label: 'Appoint' },
    take: { type: 'maintainer.dismiss', label: 'Dismiss' },
  },
];

export function OfficesTab() {
  return (
    <div className={styles.offices}>
      {OFFICES.map((office) => (
        <Office key={office.title} office={office} />
      ))}
    </div>
  );
}

function Office({ office }: { readonly office: OfficeWords }) {
  const association = useAssociation((view) => view.state.association);
  const holders = association === null ? [] : office.holders(association);
  const { take } = office;
  return (
    <Section title={office.title}>
      <p>{office.purpose}</p>
      <p className={styles.quiet}>{office.givenBy}</p>
      {holders.length === 0 ? <p>Nobody.</p> : null}
      <ul className={styles.plain}>
        {holders.map((person) => (
          <li key={person} className={styles.item}>
            <Person id={person} />
            {take === null ? null : (
              <ActButton
                type={take.type}
                label={take.label}
                size="small"
                variant="quiet"
                confirm="words"
                data={() => ({ person })}
              />
            )}
          </li>
        ))}
      </ul>
      <Give office={office} holders={holders} />
    </Section>
  );
}

function Give(props: { readonly office: OfficeWords; readonly holders: readonly string[] }) {
  const { office, holders } = props;
  const people = useChoiceOfPeople().filter(({ id }) => !holders.includes(id));
  const [chosen, choose] = useState<string | null>(null);
  const [any] = people;
  if (any === undefined) return null;
  return (
    <div className={styles.pick}>
      <ComboBox
        // Made anew once somebody has been chosen and seated, so that it is empty again.
        key={holders.join()}
        label={`Somebody for: ${office.title}`}
        hideLabel
        placeholder="Choose a person"
        items={people}
        value={chosen}
        onChange={choose}
      />
      <ActButton
        type={office.give.type}
        label={office.give.label}
        confirm="words"
        data={() => ({ person: chosen ?? '' })}
        check={{ person: chosen ?? any.id }}
        reason={chosen === null ? 'Choose a person first.' : undefined}
        onDone={() => choose(null)}
      />
    </div>
  );
}
