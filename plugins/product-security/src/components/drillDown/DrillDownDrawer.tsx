import { useId } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Close from '@material-ui/icons/Close';
import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { SegmentFilters } from '@prodsec/backstage-plugin-product-security-react';
import { DrillDown } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { GroupName } from '../shared/GroupName';
import { metricPath } from '../pages/metricPath';
import { usePageLink } from '../pages/usePageLink';
import { useTextStyles } from '../shared/useTextStyles';
import { DrillDownContent } from './DrillDownContent';

interface DrillDownDrawerProps {
  drillDown: DrillDown;
  definitions: Map<string, MetricDefinition>;
  asOf: string;
  filters: SegmentFilters;
  /** `undefined` closes it. */
  onChange(drillDown: DrillDown | undefined): void;
}

/**
 * What is behind a number, beside the page it was found on.
 * @internal
 */
export function DrillDownDrawer(props: DrillDownDrawerProps) {
  const { drillDown, definitions, asOf, filters, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const titleId = useId();
  const link = usePageLink();
  const { group } = drillDown;
  const definition = definitions.get(drillDown.metric);
  if (!definition) return null;

  return (
    <Drawer
      open
      anchor="right"
      onClose={() => onChange(undefined)}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <div className={classes.head}>
        <h2
          id={titleId}
          className={`${text.large} ${text.strong} ${classes.title}`}
        >
          {definition.title}
          {group && (
            <>
              {': '}
              <GroupName segment={group.segment} value={group.value} />
            </>
          )}
        </h2>
        <IconButton
          size="small"
          aria-label={t('drillDown.close')}
          onClick={() => onChange(undefined)}
        >
          <Close />
        </IconButton>
      </div>
      <p className={`${text.plain} ${text.body}`}>
        <Link
          to={link(metricPath(definition.id), {
            filters: group ? { [group.segment]: [group.value] } : {},
          })}
        >
          {t('metricPage.everything')}
        </Link>
      </p>
      <DrillDownContent
        definition={definition}
        asOf={asOf}
        filters={
          group ? { ...filters, [group.segment]: [group.value] } : filters
        }
        set={drillDown.set}
        onSet={set => onChange({ ...drillDown, set })}
      />
    </Drawer>
  );
}

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 'min(60rem, 100vw)',
      boxSizing: 'border-box',
      padding: theme.spacing(3, 4),
      backgroundColor: theme.palette.background.default,
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
    },
    title: { margin: 0 },
    head: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityDrillDownDrawer' },
);
