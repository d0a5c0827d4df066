import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { Output } from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { Link, Person, Section, Time, sectionStyles } from '../../ui/index.ts';

/** Where an output was circulated, by whom and when. */
export function CirculatedSection(props: {
  readonly output: Output;
  /** The acts about it, the newest first. */
  readonly items: readonly HistoryItem[];
}) {
  const { output, items } = props;
  if (output.channels.length === 0) return null;
  const act = items.find(({ type }) => type === 'output.circulate');
  return (
    <Section title={output.stage === 'circulated' ? 'Circulated' : 'Circulated before'}>
      <ul className={sectionStyles.list}>
        {output.channels.map(({ kind, name }) => (
          <li key={`${kind} ${name}`}>
            {CHANNEL_KINDS[kind]}: {said(name)}
          </li>
        ))}
      </ul>
      {act === undefined ? null : (
        <p className={sectionStyles.quiet}>
          By <Person id={act.by} />, <Time at={act.at} />,{' '}
          <Link to={paths.entry(act.seq)}>entry {act.seq}</Link>
        </p>
      )}
    </Section>
  );
}
