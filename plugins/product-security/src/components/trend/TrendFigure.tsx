import { lazy, Suspense, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricPoint,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  Placeholder,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { TrendTable } from './TrendTable';

const TrendChart = lazy(async () => {
  const { TrendChart: component } = await import('./TrendChart');
  return { default: component };
});

interface TrendFigureProps {
  title: string;
  unit: MetricUnit;
  target: string | null;
  points: MetricPoint[];
  height?: number;
}

/** Height of a chart in pixels where nothing else is said. @internal */
export const defaultTrendHeight = 240;

/**
 * A metric over time: a chart, and the same numbers as a table.
 * @internal
 */
export function TrendFigure(props: TrendFigureProps) {
  const { title, unit, target, points, height = defaultTrendHeight } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const [asTable, setAsTable] = useState(false);

  const known = points.filter(point => point.value !== null);
  if (known.length === 0)
    return <p className={text.body}>{t('trend.noData')}</p>;

  const last = points[points.length - 1];
  const restated = points.filter(point => point.restatedAt).length;
  // Where all are, rings would say nothing of any.
  const markRestated = restated > 0 && restated < points.length;
  const label = t('trend.label', {
    metric: title,
    from: format.day(points[0].asOf),
    to: format.day(last.asOf),
  });
  const targetWords = format.target(target, unit);
  return (
    <figure className={classes.root}>
      <figcaption className={`${classes.caption} ${text.small} ${text.subtle}`}>
        <span>
          {label}: <MetricNumber value={last.value} unit={unit} />
          {targetWords && (
            <>
              {'. '}
              <span className={classes.dash} aria-hidden />{' '}
              {t('trend.target', { target: targetWords })}
            </>
          )}
          {known.length < points.length && `. ${t('trend.gap')}`}
          {markRestated && `. ${t('trend.restatedSome')}`}
          {restated === points.length && `. ${t('trend.restatedAll')}`}
        </span>
        <Button
          size="small"
          aria-pressed={asTable}
          onClick={() => setAsTable(shown => !shown)}
        >
          {asTable ? t('trend.asChart') : t('trend.asTable')}
        </Button>
      </figcaption>
      {asTable ? (
        <TrendTable caption={label} points={points} unit={unit} />
      ) : (
        <Suspense fallback={<Placeholder height={height} />}>
          <TrendChart
            points={points}
            markRestated={markRestated}
            unit={unit}
            target={target}
            title={title}
            label={label}
            height={height}
          />
        </Suspense>
      )}
    </figure>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0 },
    caption: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    dash: {
      display: 'inline-block',
      width: '1.5em',
      verticalAlign: 'middle',
      borderTop: `2px dashed ${theme.palette.textSubtle}`,
    },
  }),
  { name: 'ProductSecurityTrendFigure' },
);
