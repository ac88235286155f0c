import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { DashboardSlice } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { consideredSentences } from '../../model/consideredSentences';
import { sliceBasis } from '../../model/sliceBasis';
import { productSecurityTranslationRef } from '../../translation';
import { usePageLink } from '../pages/usePageLink';
import { CsvButton } from '../shared/CsvButton';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { TrendFigure } from '../trend/TrendFigure';
import { SliceGroups } from './SliceGroups';

interface SliceSectionProps {
  slice: DashboardSlice;
}

/**
 * A number of a dashboard: its value, what it is made from and held to, its groups or its course, and what it was read
 * from.
 * @internal
 */
export function SliceSection(props: SliceSectionProps) {
  const { slice } = props;
  const { unit, trend } = slice;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const target = format.target(slice.target, unit);
  return (
    <Section
      title={slice.title}
      actions={
        slice.metric && (
          <Link
            to={link(`metrics/${encodeURIComponent(slice.metric)}`)}
            className={text.body}
            aria-label={`${t('dashboard.everything')}: ${slice.title}`}
          >
            {t('dashboard.everything')}
          </Link>
        )
      }
    >
      <p className={`${text.plain} ${text.body} ${classes.row}`}>
        <span className={text.display}>
          <MetricNumber value={slice.value} unit={unit} />
        </span>
        {sliceBasis(slice, t, format).map(words => (
          <span key={words} className={text.numeric}>
            {words}
          </span>
        ))}
        {slice.status !== 'no-data' && slice.target && (
          <StatusMark status={slice.status} />
        )}
        {target && (
          <span className={text.subtle}>{t('metrics.target', { target })}</span>
        )}
      </p>
      {trend.length > 0 && (
        <>
          <TrendFigure
            title={slice.title}
            unit={unit}
            target={slice.target}
            points={trend}
          />
          <CsvButton
            table={slice.title}
            rows={() => [
              ['asOf', 'value', 'unit', 'numerator', 'denominator'],
              ...trend.map(point => [
                point.asOf,
                point.value,
                unit,
                point.numerator,
                point.denominator,
              ]),
            ]}
          />
        </>
      )}
      {slice.groupBy.length > 0 && <SliceGroups slice={slice} />}
      <ul className={`${text.plain} ${text.small} ${classes.considered}`}>
        {consideredSentences(slice.considered, t, format).map(sentence => (
          <li key={sentence.text} className={text.subtle}>
            {sentence.kind ? (
              <Mark kind={sentence.kind}>{sentence.text}</Mark>
            ) : (
              sentence.text
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(2),
      rowGap: theme.spacing(0.5),
      marginBottom: theme.spacing(2),
    },
    considered: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.5),
      marginTop: theme.spacing(1.5),
    },
  }),
  { name: 'ProductSecuritySliceSection' },
);
