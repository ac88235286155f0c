import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import {
  Placeholder,
  useMetricChange,
} from '@prodsec/backstage-plugin-product-security-react';
import { daysBefore } from '../../model/daysBefore';
import { productSecurityTranslationRef } from '../../translation';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { ChangeSentence } from './ChangeSentence';
import { ChangeWaterfall } from './ChangeWaterfall';
import { ContributionsTable } from './ContributionsTable';
import { MetricPartProps } from './MetricPartProps';
import { SegmentChoice } from './SegmentChoice';

const byReason = 'reason';
const pageSize = 25;

/**
 * What moved the number between two moments: steps that add up, and each object's contribution.
 * @internal
 */
export function ChangePart(props: MetricPartProps) {
  const { definition, value, filters, view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const fromId = useId();
  const segment = definition.segments.find(each => each === view.changeBy);
  const from = view.from ?? daysBefore(value.asOf, view.span);
  const pages = useMetricChange(definition.id, {
    from,
    to: value.asOf,
    groupBy: segment && [segment],
    filters,
    limit: pageSize,
  });

  return (
    <>
      <div className={classes.controls}>
        <TextField
          id={fromId}
          type="date"
          label={t('metricPage.change.from')}
          value={from.slice(0, 10)}
          onChange={event =>
            onChange({ from: event.target.value || undefined })
          }
          InputLabelProps={{ shrink: true, className: text.label }}
          inputProps={{ max: value.asOf.slice(0, 10) }}
        />
        <SegmentChoice<Segment | typeof byReason>
          label={t('metricPage.change.by')}
          value={segment ?? byReason}
          options={[
            { value: byReason, title: t('metricPage.change.reason') },
            ...definition.segments.map(each => ({
              value: each,
              title: t(`segment.${each}`),
            })),
          ]}
          onChange={by =>
            onChange({ changeBy: by === byReason ? undefined : by })
          }
        />
      </div>
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="28rem" />}
      >
        {loaded => {
          const [change] = loaded;
          const items = loaded.flatMap(page => page.items);
          return (
            <>
              <ChangeSentence definition={definition} change={change} />
              {change.difference !== null && items.length > 0 && (
                <ChangeWaterfall
                  definition={definition}
                  change={change}
                  segment={segment}
                />
              )}
              {items.length === 0 ? (
                <p className={text.body}>{t('metricPage.change.nothing')}</p>
              ) : (
                <Section title={t('metricPage.change.items')}>
                  <p className={`${text.small} ${text.subtle}`} role="status">
                    {t('drillDown.total', { count: change.total })}
                  </p>
                  <ContributionsTable
                    items={items}
                    unit={definition.unit}
                    known={change.difference !== null}
                  />
                  <MorePages pages={pages} />
                </Section>
              )}
            </>
          );
        }}
      </RequestView>
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    controls: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(2),
    },
  }),
  { name: 'ProductSecurityChangePart' },
);
