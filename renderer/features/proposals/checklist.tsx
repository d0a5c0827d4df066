import { Circle, CircleCheck } from 'lucide-react';
import { Hidden, Icon } from '../../ui/index.ts';
import type { checklistOf } from './charter-fields.ts';
import styles from './proposals.module.css';

/** The id of a field's element in the page. */
export const fieldId = (field: string): string => `proposal-${field}`;

/** Puts the focus where a field is written. */
function goToField(field: string): void {
  const element = document.getElementById(fieldId(field));
  element?.scrollIntoView({ block: 'center' });
  element?.querySelector<HTMLElement>('[contenteditable="true"], input, button')?.focus();
}

/** DIP-7's six, each with whether it is there; leads to what is missing. */
export function Checklist({ items }: { readonly items: ReturnType<typeof checklistOf> }) {
  const missing = items.filter(({ done }) => done === 'no').length;
  return (
    <section aria-label="What a proposal needs">
      <h2>What a proposal needs</h2>
      <p className={styles.quiet} role="status">
        {missing === 0 ? 'All six are there.' : `${missing} of ${items.length} missing.`}
      </p>
      <ul className={styles.checklist}>
        {items.map(({ id, label, done }) => (
          <li key={id}>
            <button type="button" onClick={() => goToField(id)}>
              <span className={done === 'yes' ? styles.done : styles.missing}>
                <Icon of={done === 'yes' ? CircleCheck : Circle} size="0.95em" />
              </span>
              {label}
              <Hidden>{done === 'yes' ? '(there)' : '(missing)'}</Hidden>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
