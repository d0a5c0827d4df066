import type { Charter } from '../../../shared/documents/proposal-markdown.ts';
import { normalizeText } from '../../../shared/documents/normalize-text.ts';
import {
  CHARTER_FIELDS,
  durationWords,
  FIELD_LABELS,
  outputKindWord,
  type CharterField,
} from '../proposals/charter-fields.ts';
import { sectionStyles } from '../../ui/index.ts';
import styles from './groups.module.css';

/** A charter to read, field by field; what is blank says so. */
export function CharterView({ charter }: { readonly charter: Charter }) {
  return (
    <dl className={styles.fields}>
      {CHARTER_FIELDS.map((field) => (
        <div key={field}>
          <dt>{FIELD_LABELS[field]}</dt>
          <dd>
            <FieldContent charter={charter} field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FieldContent(props: { readonly charter: Charter; readonly field: CharterField }) {
  const { charter, field } = props;
  switch (field) {
    case 'scope':
    case 'limits':
    case 'profiles':
      return <Prose text={charter[field]} />;
    case 'outputs':
      return <Outputs outputs={charter.outputs} />;
    case 'durationDays':
      return <Prose text={durationWords(charter.durationDays)} />;
  }
}

function Prose({ text }: { readonly text: string }) {
  const shown = normalizeText(text);
  if (shown.trim() === '') return <NotWritten />;
  return <p className={styles.prose}>{shown}</p>;
}

const NotWritten = () => <p className={sectionStyles.quiet}>Not written yet</p>;

function Outputs({ outputs }: Pick<Charter, 'outputs'>) {
  if (outputs.length === 0) return <NotWritten />;
  // The same output may stand in the list twice, so its place is part of its key.
  const keyed = outputs.map((output, place) => ({ ...output, key: `${place} ${output.kind}` }));
  return (
    <ul className={styles.plainList}>
      {keyed.map(({ key, kind, title }) => (
        <li key={key}>
          {outputKindWord(kind)}: {title.trim() === '' ? 'no title yet' : title}
        </li>
      ))}
    </ul>
  );
}
