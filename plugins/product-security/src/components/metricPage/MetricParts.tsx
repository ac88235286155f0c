import { ComponentType, lazy, Suspense } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricTrend,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Placeholder,
  RequestState,
} from '@prodsec/backstage-plugin-product-security-react';
import { Link } from 'react-router-dom';
import {
  MetricPart,
  metricParts,
  writeMetricView,
} from '../../model/MetricView';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricPartProps } from './MetricPartProps';
import { TrendPart } from './TrendPart';

interface MetricPartsProps extends Omit<MetricPartProps, 'value'> {
  /** Absent while it is on its way. */
  value: MetricValue | undefined;
  trend: RequestState<MetricTrend>;
}

/**
 * What there is to look into, one part at a time. Each is a link, so that it can be sent to somebody and gone back from.
 * @internal
 */
export function MetricParts(props: MetricPartsProps) {
  const { value, trend, ...rest } = props;
  const { definition, view } = rest;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const title = t(`metricPage.part.${view.part}`);
  return (
    <>
      <nav aria-label={t('metricPage.parts')} className={classes.nav}>
        <ul className={`${text.plain} ${text.body} ${classes.list}`}>
          {metricParts.map(part => (
            <li key={part}>
              <Link
                to={`?${writeMetricView({ ...view, part })}`}
                className={classes.link}
                aria-current={part === view.part}
              >
                {t(`metricPage.part.${part}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-label={title} className={classes.part}>
        <Suspense fallback={<Placeholder height="24rem" />}>
          {view.part === 'trend' ? (
            <TrendPart
              definition={definition}
              trend={trend}
              asOf={value?.asOf}
              span={view.span}
            />
          ) : (
            <Part part={view.part} value={value} {...rest} />
          )}
        </Suspense>
      </section>
    </>
  );
}

interface PartProps extends Omit<MetricPartProps, 'value'> {
  part: Exclude<MetricPart, 'trend'>;
  value: MetricValue | undefined;
}

/** Parts are of the very moment that the number is of, and wait for it. */
function Part({ part, value, ...rest }: PartProps) {
  const Component = lazyParts[part];
  return value ? (
    <Component value={value} {...rest} />
  ) : (
    <Placeholder height="24rem" />
  );
}

const lazyParts = {
  groups: lazyPart(() => import('./GroupsPart').then(file => file.GroupsPart)),
  change: lazyPart(() => import('./ChangePart').then(file => file.ChangePart)),
  plan: lazyPart(() => import('./PlanPart').then(file => file.PlanPart)),
  objects: lazyPart(() =>
    import('./ObjectsPart').then(file => file.ObjectsPart),
  ),
  definition: lazyPart(() =>
    import('./DefinitionPart').then(file => file.DefinitionPart),
  ),
};

function lazyPart(load: () => Promise<ComponentType<MetricPartProps>>) {
  return lazy(async () => ({ default: await load() }));
}

const useStyles = makeStyles(
  theme => ({
    nav: {
      marginTop: theme.spacing(4),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    list: { display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(3) },
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
      '&[aria-current="true"]': {
        color: theme.palette.text.primary,
        fontWeight: 600,
        borderBottomColor: theme.palette.text.primary,
      },
    },
    part: { marginTop: theme.spacing(3) },
  }),
  { name: 'ProductSecurityMetricParts' },
);
