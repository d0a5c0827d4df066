import { paths } from '../../../app/routes.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Link } from '../../../ui/index.ts';
import styles from './files.module.css';
import { opinionsOf } from './opinions-of.ts';

/** A file of the text alone leaves the minority opinions behind: where both are to be had. */
export function OpinionsNote({ document }: { readonly document: string }) {
  const opinions = useAssociation(({ state }) => opinionsOf(state, document));
  if (opinions === null) return null;
  const { count, output } = opinions;
  return (
    <p className={styles.quiet}>
      {count === 1
        ? 'A minority opinion travels with this text. '
        : `${count} minority opinions travel with this text. `}
      “Save the text and the opinions” on <Link to={paths.output(output)}>the output’s page</Link>{' '}
      puts both in one file.
    </p>
  );
}
