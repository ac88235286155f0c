import { SidebarItem } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { NavContentNavItem } from '@backstage/plugin-app-react';

/** A page in the menu, with its whole title. */
export function NavItem(item: NavContentNavItem) {
  const classes = useStyles();
  return (
    <SidebarItem
      className={classes.root}
      icon={() => item.icon}
      to={item.href}
      text={item.title}
    />
  );
}

const useStyles = makeStyles(
  {
    // The sidebar cuts titles off at 110 pixels and leaves the room beside them empty.
    root: {
      '& > :first-child': { flexShrink: 0 },
      '& > span': { flex: '1 0 auto', width: 'auto' },
    },
  },
  { name: 'AppNavItem' },
);
