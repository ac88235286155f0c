import { useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { ListedPage } from './pageList';
import { useFittingCount } from './useFittingCount';
import { usePageLink } from './usePageLink';

interface PagesNavigationProps {
  pages: ListedPage[];
}

const moreWidth = 140;

/**
 * Links between the pages. Filters and moment come along; what does not fit is folded into a menu.
 * @internal
 */
export function PagesNavigation(props: PagesNavigationProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const list = useRef<HTMLUListElement>(null);
  const links = props.pages.flatMap(({ id, path, title }) =>
    title ? [{ id, path, title: t(title), to: link(path) }] : [],
  );
  const count = useFittingCount(list, links.length, moreWidth);
  return (
    <nav aria-label={t('page.title')} className={classes.nav}>
      <ul ref={list} className={`${text.plain} ${text.body} ${classes.list}`}>
        {links.slice(0, count).map(({ id, path, title, to }) => (
          <li key={id}>
            <NavLink end={path === ''} to={to} className={classes.link}>
              {title}
            </NavLink>
          </li>
        ))}
        {count < links.length && (
          <li>
            <MoreLinks links={links.slice(count)} />
          </li>
        )}
      </ul>
    </nav>
  );
}

interface MoreLinksProps {
  links: { id: string; path: string; title: string; to: string }[];
}

/** The links that did not fit; the button bears the name of the page that is open among them. */
function MoreLinks({ links }: MoreLinksProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const menuId = useId();
  const { pathname } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const current = links.find(({ to }) => {
    const [path] = to.split('?');
    return pathname === path || pathname.startsWith(`${path}/`);
  });
  const close = () => setAnchor(undefined);
  return (
    <>
      <button
        type="button"
        className={`${classes.link} ${classes.more}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-controls={anchor && menuId}
        aria-current={current && 'page'}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {current?.title ?? t('pages.more')}
        <ExpandMore fontSize="small" aria-hidden />
      </button>
      <Menu
        id={menuId}
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={close}
      >
        {links.map(({ id, title, to }) => (
          <MenuItem
            key={id}
            dense
            button
            component={Link}
            to={to}
            selected={id === current?.id}
            className={text.body}
            onClick={close}
          >
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    // As far from the edge as the content below.
    nav: {
      gridArea: 'pageSubheader',
      minWidth: 0,
      padding: theme.spacing(1, 3, 0),
      '@media print': { display: 'none' },
    },
    list: {
      display: 'flex',
      columnGap: theme.spacing(2.5),
      overflow: 'hidden',
      borderBottom: `1px solid ${theme.palette.divider}`,
      '& > li': { flex: 'none' },
    },
    link: {
      display: 'block',
      padding: theme.spacing(1, 0),
      color: theme.palette.textSubtle,
      textDecoration: 'none',
      borderBottom: '2px solid transparent',
      '&:hover': { color: theme.palette.text.primary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: -2,
      },
      '&[aria-current="page"]': {
        color: theme.palette.text.primary,
        fontWeight: 600,
        borderBottomColor: theme.palette.text.primary,
      },
    },
    more: {
      display: 'inline-flex',
      alignItems: 'center',
      border: 0,
      borderBottom: '2px solid transparent',
      background: 'none',
      font: 'inherit',
      cursor: 'pointer',
    },
  }),
  { name: 'ProductSecurityPagesNavigation' },
);
