import {
  Building2,
  FileText,
  GitPullRequest,
  Inbox,
  ScrollText,
  Search,
  Settings,
  Users,
  Vote,
  type LucideIcon,
} from 'lucide-react';
import { useInboxCount } from '../../features/inbox/use-duties.ts';
import { Hidden, Icon, Link } from '../../ui/index.ts';
import { paths, type Route } from '../routes.ts';
import { useRoute } from '../use-route.ts';
import styles from './shell.module.css';

const PLACES: readonly {
  readonly label: string;
  readonly path: string;
  readonly icon: LucideIcon;
  readonly screens: readonly Route['screen'][];
}[] = [
  { label: 'Inbox', path: paths.inbox, icon: Inbox, screens: ['inbox'] },
  {
    label: 'Groups',
    path: paths.groups,
    icon: Users,
    screens: ['groups', 'group', 'proposal', 'topic', 'meeting', 'output'],
  },
  { label: 'DIPs', path: paths.dips, icon: GitPullRequest, screens: ['dips', 'dip'] },
  { label: 'Ballots', path: paths.ballots, icon: Vote, screens: ['ballots', 'ballot'] },
  {
    label: 'Documents',
    path: paths.documents,
    icon: FileText,
    screens: ['documents', 'document'],
  },
  { label: 'Search', path: paths.searchScreen, icon: Search, screens: ['search'] },
  { label: 'Association', path: paths.association, icon: Building2, screens: ['association'] },
  { label: 'Ledger', path: paths.ledger, icon: ScrollText, screens: ['ledger', 'entry'] },
  { label: 'Settings', path: paths.settings, icon: Settings, screens: ['settings'] },
];

export function Navigation() {
  const route = useRoute();
  return (
    <nav className={styles.navigation} aria-label="Main">
      <ul>
        {PLACES.map(({ label, path, icon, screens }) => (
          <li key={path}>
            <Link
              to={path}
              className={styles.place}
              {...(screens.includes(route.screen) ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon of={icon} size="1.15em" />
              <span>{label}</span>
              {path === paths.inbox ? <DutyCount /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DutyCount() {
  const count = useInboxCount();
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      {count}
      <Hidden>{count === 1 ? ' thing needs you' : ' things need you'}</Hidden>
    </span>
  );
}
