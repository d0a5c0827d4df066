import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useAssociation } from '../../stores/use-association.tsx';
import { classNames, Icon } from '../../ui/index.ts';
import { useApp, useAppView } from '../app-context.tsx';
import { goTo, paths } from '../routes.ts';
import styles from './shell.module.css';

/** Which association is open, who one is in it, and the way to the others. */
export function AssociationSwitcher() {
  const app = useApp();
  const associations = useAppView((view) => view.hello?.associations ?? []);
  const { name, ledger, person } = useAssociation(({ state, association, me }) => ({
    name: state.association?.name ?? association.name,
    ledger: association.ledger,
    person: state.person.get(me.person)?.name ?? me.person,
  }));
  return (
    <MenuTrigger>
      <Button className={classNames(styles.switcher)}>
        <span className={styles.switcherText}>
          <span className={styles.associationName}>{name}</span>
          <span className={styles.switcherPerson}>{person}</span>
        </span>
        <Icon of={ChevronsUpDown} />
      </Button>
      <Popover className={classNames(styles.menu)} placement="bottom start">
        <Menu
          aria-label="Associations"
          onAction={(key) => {
            if (key === 'start') {
              goTo(paths.start);
              return;
            }
            void app.open(String(key));
            goTo(paths.inbox);
          }}
        >
          {associations.map((known) => (
            <MenuItem
              key={known.ledger}
              id={known.ledger}
              textValue={known.name}
              className={classNames(styles.menuItem)}
            >
              <span>
                {known.name}
                {known.rehearsal ? ' (rehearsal)' : ''}
              </span>
              {known.ledger === ledger ? <Check size="1em" aria-label="open now" /> : null}
            </MenuItem>
          ))}
          <Separator className={classNames(styles.separator)} />
          <MenuItem
            id="start"
            className={classNames(styles.menuItem)}
            textValue="Another association"
          >
            <span>Found, join or rehearse another…</span>
            <Icon of={Plus} />
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
