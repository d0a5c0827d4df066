import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './filter-buttons.module.css';

export interface FilterButtonsProps<Id extends string> {
  /** What is chosen: said, not shown. */
  readonly label: string;
  readonly items: readonly {
    readonly id: Id;
    readonly label: string;
    /** How many there are of it. */
    readonly count?: number | undefined;
  }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A row of buttons, one of which is chosen: which part of a list is shown. */
export function FilterButtons<Id extends string>(props: FilterButtonsProps<Id>) {
  const { label, items, value, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames(styles.filter)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = items.find(({ id }) => keys.has(id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {items.map((item) => (
        <ToggleButton key={item.id} id={item.id} className={classNames(styles.button)}>
          {item.label}
          {item.count === undefined ? null : ` ${item.count}`}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
