import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricChange,
  MetricDefinition,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { waterfall } from '../../model/waterfall';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { GroupName } from '../shared/GroupName';
import { useTextStyles } from '../shared/useTextStyles';
import { WaterfallBar } from './WaterfallBar';

interface ChangeWaterfallProps {
  definition: MetricDefinition;
  /** With a difference. */
  change: MetricChange;
  /** What the change is told by; by reason when `undefined`. */
  segment: Segment | undefined;
}

/** A line of the waterfall: one of the two numbers, or a step between them. */
interface Line {
  id: string;
  name: ReactNode;
  objects?: number;
  /** Of a step; the others stand on the ground. */
  contribution?: number;
  start: number;
  end: number;
}

const mostSteps = 12;

/**
 * The way from the number before to the number after, step by step, as a table whose last column is the picture.
 * @internal
 */
export function ChangeWaterfall(props: ChangeWaterfallProps) {
  const { definition, change, segment } = props;
  const { unit, direction } = definition;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();

  const parts = segment ? change.groups : change.reasons;
  const before = change.from.value!;
  const after = change.to.value!;
  const { steps, low, high } = waterfall(
    before,
    parts.map((part, key) => ({ key, contribution: part.contribution! })),
    after,
    mostSteps,
  );
  const nameOf = (index: number): ReactNode => {
    if (!segment) return t(`metricPage.reason.${change.reasons[index].reason}`);
    const group = change.groups[index].key[segment];
    return group === undefined ? (
      t('metricPage.change.noGroup')
    ) : (
      <GroupName segment={segment} value={group} />
    );
  };
  const lines: Line[] = [
    { id: 'before', name: format.day(change.from.asOf), start: 0, end: before },
    ...steps.map(({ key, parts: count, contribution, start, end }) => ({
      id: `step ${key}`,
      name:
        key === undefined
          ? t('metricPage.change.rest', { count })
          : nameOf(key),
      objects: key === undefined ? undefined : parts[key].items,
      contribution,
      start,
      end,
    })),
    { id: 'after', name: format.day(change.to.asOf), start: 0, end: after },
  ];

  return (
    <DataTable
      caption={t('metricPage.change.caption', {
        by: segment ? t(`segment.${segment}`) : t('metricPage.change.reason'),
      })}
      rows={lines}
      rowKey={line => line.id}
      columns={[
        {
          id: 'name',
          title: t('metricPage.change.step'),
          heading: true,
          render: ({ name, contribution }) =>
            contribution === undefined ? <strong>{name}</strong> : name,
        },
        {
          id: 'objects',
          title: t('metricPage.change.objects'),
          numeric: true,
          render: ({ objects }) =>
            objects === undefined ? '' : format.count(objects),
        },
        {
          id: 'adds',
          title: t('metricPage.change.adds'),
          numeric: true,
          render: ({ contribution, end }) =>
            contribution === undefined ? (
              <strong>
                <MetricNumber value={end} unit={unit} />
              </strong>
            ) : (
              <span className={text.unbroken}>
                {format.difference(contribution, unit)}
              </span>
            ),
        },
        {
          id: 'course',
          title: t('metricPage.change.course'),
          render: ({ contribution, start, end }) => (
            <WaterfallBar
              start={start}
              end={end}
              low={low}
              high={high}
              better={
                contribution === undefined
                  ? undefined
                  : contribution > 0 === (direction === 'up')
              }
            />
          ),
        },
      ]}
    />
  );
}
