import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  useMetricValue,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { GroupBars } from './GroupBars';
import { MetricPartProps } from './MetricPartProps';
import { SegmentChoice } from './SegmentChoice';

/**
 * The number of each group of a segment, those that miss their target first.
 * @internal
 */
export function GroupsPart(props: MetricPartProps) {
  const { definition, value, filters, view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const segment =
    definition.segments.find(each => each === view.by) ??
    definition.segments[0];
  const groups = useMetricValue(segment && definition.id, {
    asOf: value.asOf,
    groupBy: [segment],
    filters,
  });
  if (!segment)
    return <p className={text.body}>{t('metricPage.groups.noSegments')}</p>;
  return (
    <div className={classes.root}>
      <SegmentChoice
        label={t('metricPage.segment')}
        value={segment}
        options={definition.segments.map(each => ({
          value: each,
          title: t(`segment.${each}`),
        }))}
        onChange={by => onChange({ by })}
      />
      <RequestView
        request={groups}
        placeholder={<Placeholder height="20rem" />}
      >
        {answer => (
          <GroupBars
            key={segment}
            definition={definition}
            segment={segment}
            target={answer.target}
            groups={answer.groups}
          />
        )}
      </RequestView>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { '& > :first-child': { marginBottom: theme.spacing(2) } },
  }),
  { name: 'ProductSecurityGroupsPart' },
);
