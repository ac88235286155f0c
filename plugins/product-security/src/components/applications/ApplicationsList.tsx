import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  Application,
  Page,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  Pages,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ApplicationsView } from '../../model/ApplicationsView';
import { productSecurityTranslationRef } from '../../translation';
import { MorePages } from '../shared/MorePages';
import { useTextStyles } from '../shared/useTextStyles';
import { ApplicationRow } from './ApplicationRow';
import { ApplicationsHead } from './ApplicationsHead';
import { rowHeight } from './useRowStyles';

interface ApplicationsListProps {
  applications: Application[];
  pages: Pages<Page<Application>>;
  sort: ApplicationsView['sort'];
  onSort(sort: ApplicationsView['sort']): void;
}

/** So many rows before the end of what is there, more is asked for. */
const rowsAhead = 40;

/**
 * A table that only draws the rows in sight, and asks for more of them on the way down.
 * @internal
 */
export function ApplicationsList(props: ApplicationsListProps) {
  const { applications, pages, sort, onSort } = props;
  const { loadMore, loadingMore, moreError } = pages;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: applications.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const drawn = rows.getVirtualItems();
  const nearEnd = (drawn.at(-1)?.index ?? 0) + rowsAhead >= applications.length;
  useEffect(() => {
    if (nearEnd && loadMore && !moreError) loadMore();
  }, [nearEnd, loadMore, moreError]);

  const complete = !loadMore && !loadingMore;
  const count = format.count(applications.length);
  return (
    <>
      <p role="status" className={`${text.body} ${classes.status}`}>
        {complete
          ? t('applicationList.all', {
              count: applications.length,
              value: count,
            })
          : t('applicationList.first', {
              count: applications.length,
              value: count,
            })}
      </p>
      <div className={`${text.small} ${classes.legend}`}>
        <Mark kind="good">{t('applicationList.inPlace')}</Mark>
        <Mark kind="bad">{t('applicationList.isMissing')}</Mark>
        <Mark kind="neutral">{t('applicationList.notApplicable')}</Mark>
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        role="region"
        aria-label={t('applicationList.region')}
        // Whoever has no mouse scrolls it with the arrow keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div
          role="table"
          aria-label={t('applications.title')}
          aria-rowcount={complete ? applications.length + 1 : -1}
          className={`${text.body} ${classes.table}`}
        >
          <ApplicationsHead sort={sort} onSort={onSort} />
          <div
            role="rowgroup"
            className={classes.rows}
            style={{ height: rows.getTotalSize() }}
          >
            {drawn.map(({ index, start }) => (
              <ApplicationRow
                key={applications[index].application}
                application={applications[index]}
                index={index}
                top={start}
              />
            ))}
          </div>
        </div>
      </div>
      {moreError && <MorePages pages={pages} />}
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    status: { margin: theme.spacing(2, 0, 0.5) },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      marginBottom: theme.spacing(1),
    },
    scroller: {
      position: 'relative',
      maxHeight: 'max(24rem, calc(100vh - 12rem))',
      overflow: 'auto',
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    table: { minWidth: '62.5rem' },
    rows: { position: 'relative' },
  }),
  { name: 'ProductSecurityApplicationsList' },
);
