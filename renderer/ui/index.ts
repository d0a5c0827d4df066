/** The parts that all screens are made of. */

export { Button, Hidden, type ButtonProps } from './button.tsx';
export { Checkbox, RadioGroup, type CheckboxProps, type RadioItem } from './choice.tsx';
export { classNames } from './class-names.ts';
export { CopyButton } from './copy-button.tsx';
export { ConfirmDialog, Dialog, type ConfirmDialogProps, type DialogProps } from './dialog.tsx';
export { Diff } from './diff.tsx';
export { FilterButtons } from './filter-buttons.tsx';
export { ExternalLink, Link } from './link.tsx';
export { Badge, Callout, Clause, Icon, Person, Spinner, type BadgeProps } from './marks.tsx';
export { Disclosure, EmptyState, Page, Section } from './page.tsx';
export { plainVisible } from './invisible-characters.ts';
export { PlainMarkdown } from './plain-markdown.tsx';
export { default as sectionStyles } from './section.module.css';
export { ComboBox, Select, type SelectItem } from './select.tsx';
export { Stepper, type StepperProps } from './stepper.tsx';
export { Table, type TableColumn, type TableRow } from './table.tsx';
export { Tabs, type TabsProps } from './tabs.tsx';
export { TextComparison, type TextComparisonProps } from './text-comparison.tsx';
export { NumberField, TextArea, TextField } from './text-field.tsx';
export { clockWords, clockWordsAt, relativeWords, Time, timeWords, utcWords } from './time.tsx';
export type { ToastTone } from './toast-messages.ts';
export { toast, Toasts } from './toasts.tsx';
export { visibleText } from './visible-text.tsx';
export { VoteBar, type VoteBarProps } from './vote-bar.tsx';
