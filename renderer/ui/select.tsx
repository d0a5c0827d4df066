import { ChevronDown } from 'lucide-react';
import { use, type ReactNode } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { ErrorText, FieldDescription, FieldLabel } from './text-field.tsx';

export interface SelectItem {
  readonly id: string;
  readonly label: string;
  /** A second, quiet line. */
  readonly hint?: string | undefined;
}

export interface SelectProps {
  readonly label: string;
  readonly items: readonly SelectItem[];
  /** The id of the chosen item; null for none. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly description?: ReactNode;
  readonly error?: string | null | undefined;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly hideLabel?: boolean | undefined;
}

export function Select(props: SelectProps) {
  return (
    <AriaSelect
      className={classNames(styles.field)}
      selectedKey={props.value}
      onSelectionChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
      placeholder={props.placeholder ?? 'Choose…'}
      {...frameProps(props)}
    >
      {props.hideLabel === true ? null : (
        <FieldLabel label={props.label} isRequired={props.isRequired} />
      )}
      <Button className={classNames(styles.input, styles.trigger)}>
        <SelectValue>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size="1em" aria-hidden />
      </Button>
      <FieldDescription>{props.description}</FieldDescription>
      <ErrorText error={props.error} />
      <Options items={props.items} />
    </AriaSelect>
  );
}

/** As `Select`, found by typing. */
export function ComboBox(props: SelectProps) {
  return (
    <AriaComboBox
      className={classNames(styles.field)}
      selectedKey={props.value}
      onSelectionChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
      defaultItems={props.items}
      menuTrigger="input"
      {...frameProps(props)}
    >
      {props.hideLabel === true ? null : (
        <FieldLabel label={props.label} isRequired={props.isRequired} />
      )}
      <div className={styles.combo}>
        <ComboInput placeholder={props.placeholder} />
        <Button className={classNames(styles.comboButton)}>
          <ChevronDown size="1em" aria-hidden />
        </Button>
      </div>
      <FieldDescription>{props.description}</FieldDescription>
      <ErrorText error={props.error} />
      <Popover className={classNames(styles.popover)}>
        <ListBox<SelectItem>
          className={classNames(styles.list)}
          renderEmptyState={() => <p className={styles.option}>Nothing by that name</p>}
        >
          {(item) => <Option item={item} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Opens the list on a click too; not on the focus, for whoever only passes by with Tab. */
function ComboInput({ placeholder }: { readonly placeholder: string | undefined }) {
  const state = use(ComboBoxStateContext);
  return (
    <Input
      className={classNames(styles.input)}
      onClick={() => {
        if (state !== null && !state.isOpen) state.open(null, 'manual');
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}

const frameProps = (props: SelectProps) => ({
  isInvalid: props.error !== undefined && props.error !== null && props.error !== '',
  isDisabled: props.isDisabled === true,
  isRequired: props.isRequired === true,
  validationBehavior: 'aria' as const,
  ...(props.hideLabel === true ? { 'aria-label': props.label } : {}),
});

function Options({ items }: { readonly items: readonly SelectItem[] }) {
  return (
    <Popover className={classNames(styles.popover)}>
      <ListBox className={classNames(styles.list)}>
        {items.map((item) => (
          <Option key={item.id} item={item} />
        ))}
      </ListBox>
    </Popover>
  );
}

function Option({ item }: { readonly item: SelectItem }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} className={classNames(styles.option)}>
      <span>{item.label}</span>
      {item.hint === undefined ? null : <span className={styles.description}>{item.hint}</span>}
    </ListBoxItem>
  );
}
