import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownward from '@material-ui/icons/ArrowDownward';
import ArrowUpward from '@material-ui/icons/ArrowUpward';
import UnfoldMore from '@material-ui/icons/UnfoldMore';
import { controls } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityReactTranslationRef } from '@prodsec/backstage-plugin-product-security-react';
import {
  ApplicationSortKey,
  ApplicationsView,
} from '../../model/ApplicationsView';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { useRowStyles } from './useRowStyles';

type Sort = ApplicationsView['sort'];

interface ApplicationsHeadProps {
  sort: Sort;
  onSort(sort: Sort): void;
}

/**
 * The names of the columns, which stay in sight; three of them sort.
 * @internal
 */
export function ApplicationsHead(props: ApplicationsHeadProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const columns = useRowStyles();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={columns.row}>
        <SortedColumn
          {...props}
          by="title"
          title={t('applications.application')}
        />
        <SortedColumn
          {...props}
          by="score"
          title={t('groups.score')}
          className={columns.numeric}
        />
        <SortedColumn {...props} by="tier" title={t('card.tier')} />
        <div role="columnheader">{t('card.exposure')}</div>
        <div role="columnheader">{t('card.team')}</div>
        <div role="columnheader">{t('card.owner')}</div>
        <div role="columnheader">
          {t('card.controls')}
          <div className={`${text.small} ${classes.names}`} aria-hidden>
            {controls.map(control => (
              <span
                key={control}
                title={words.t(`control.${control}`)}
                className={columns.control}
              >
                {t(`applicationList.short.${control}`)}
              </span>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface SortedColumnProps extends ApplicationsHeadProps {
  by: ApplicationSortKey;
  title: string;
  className?: string;
}

function SortedColumn({
  by,
  title,
  sort,
  onSort,
  className,
}: SortedColumnProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const active = sort.key === by ? sort : undefined;
  const direction = active && (active.descending ? 'descending' : 'ascending');
  const Arrow = direction ? arrows[direction] : UnfoldMore;
  return (
    <div
      role="columnheader"
      aria-sort={direction ?? 'none'}
      className={className}
    >
      <button
        type="button"
        className={classes.sort}
        title={t('groups.sortedBy', { column: title })}
        onClick={() =>
          onSort({ key: by, descending: direction === 'ascending' })
        }
      >
        {title}
        <Arrow className={classes.arrow} aria-hidden />
      </button>
    </div>
  );
}

const arrows = { ascending: ArrowUpward, descending: ArrowDownward } as const;

const useStyles = makeStyles(
  theme => ({
    head: {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      padding: theme.spacing(1, 0),
      color: theme.palette.textSubtle,
      backgroundColor: theme.palette.background.default,
      borderBottom: `1px solid ${theme.palette.divider}`,
      '& [role="row"]': { alignItems: 'end' },
    },
    sort: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      color: 'inherit',
      cursor: 'pointer',
      '&:hover': { color: theme.palette.text.primary },
    },
    arrow: { fontSize: '1rem' },
    names: { display: 'flex' },
  }),
  { name: 'ProductSecurityApplicationsHead' },
);
