import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from '../../ui/index.ts';
import styles from './documents.module.css';
import { VIEWS, type DocumentView } from './views.ts';

export interface ViewChoiceProps {
  readonly view: DocumentView;
  readonly onChange: (view: DocumentView) => void;
}

/** Write, read, or both side by side. */
export function ViewChoice({ view, onChange }: ViewChoiceProps) {
  return (
    <ToggleButtonGroup
      aria-label="View"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const chosen = VIEWS.find(({ id }) => keys.has(id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className={classNames(styles.views)}
    >
      {VIEWS.map(({ id, label }) => (
        <ToggleButton key={id} id={id} className={classNames(styles.view)}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
