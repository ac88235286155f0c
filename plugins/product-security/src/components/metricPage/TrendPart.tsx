import {
  MetricDefinition,
  MetricTrend,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Placeholder,
  RequestState,
} from '@prodsec/backstage-plugin-product-security-react';
import { spanPoints } from '../../model/spanPoints';
import { RequestView } from '../shared/RequestView';
import { TrendFigure } from '../trend/TrendFigure';

interface TrendPartProps {
  definition: MetricDefinition;
  /** Of every day. */
  trend: RequestState<MetricTrend>;
  asOf: string | undefined;
  /** Days to show. */
  span: number;
}

const height = 320;

/**
 * The number over the span of the page, with its target.
 * @internal
 */
export function TrendPart(props: TrendPartProps) {
  const { definition, trend, asOf, span } = props;
  return (
    <RequestView
      request={trend}
      placeholder={<Placeholder height={height + 40} />}
    >
      {({ points, target }) => (
        <TrendFigure
          title={definition.title}
          unit={definition.unit}
          target={target}
          points={asOf ? spanPoints(points, asOf, span) : points}
          height={height}
        />
      )}
    </RequestView>
  );
}
