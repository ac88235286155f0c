import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    marginLeft: 24,
    color: '#ffffff',
    fontSize: 20,
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
});

/** The portal's name from `app.title`, or its initial while the sidebar is folded. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';

  return (
    <div className={classes.root}>
      <Link to="/" underline="none" className={classes.link} aria-label={title}>
        {isOpen ? title : title.slice(0, 1)}
      </Link>
    </div>
  );
}
