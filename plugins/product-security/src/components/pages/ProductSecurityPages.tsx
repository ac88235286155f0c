import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { NavLink, Route, Routes, useResolvedPath } from 'react-router-dom';
import { productSecurityTranslationRef } from '../../translation';
import { OperationsPage } from '../operations/OperationsPage';
import { PortfolioPage } from '../portfolio/PortfolioPage';
import { useTextStyles } from '../shared/useTextStyles';

const operationsPath = 'operations';

/**
 * The pages of the plugin and the links between them, without the shell, which differs between the two frontend systems.
 *
 * @remarks
 * The portfolio stays at the page's own address, so that what links to it with filters goes on to work.
 * @internal
 */
export function ProductSecurityPages() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const root = useResolvedPath('.').pathname.replace(/\/$/, '');
  const links = [
    { title: t('pages.portfolio'), to: root || '/' },
    { title: t('pages.operations'), to: `${root}/${operationsPath}` },
  ];
  return (
    <>
      <nav aria-label={t('page.title')} className={classes.nav}>
        <ul className={`${text.plain} ${text.body} ${classes.list}`}>
          {links.map(({ title, to }) => (
            <li key={to}>
              <NavLink end to={to} className={classes.link}>
                {title}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Routes>
        <Route path={operationsPath} element={<OperationsPage />} />
        <Route path="*" element={<PortfolioPage />} />
      </Routes>
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    // As far from the edge as the content below.
    nav: { gridArea: 'pageSubheader', padding: theme.spacing(1, 3, 0) },
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    link: {
      display: 'block',
      marginBottom: -1,
      padding: theme.spacing(1, 0),
      color: theme.palette.textSubtle,
      textDecoration: 'none',
      borderBottom: '2px solid transparent',
      '&:hover': { color: theme.palette.text.primary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: 2,
      },
      '&[aria-current="page"]': {
        color: theme.palette.text.primary,
        fontWeight: 600,
        borderBottomColor: theme.palette.text.primary,
      },
    },
  }),
  { name: 'ProductSecurityPages' },
);
