import { useTheme } from '@material-ui/core/styles';
import { MetricUnit } from '@prodsec/backstage-plugin-product-security-common';
import {
  parseTarget,
  statusColors,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { TrendDot } from './TrendDot';

interface TrendChartProps {
  points: { asOf: string; value: number | null; restatedAt?: string }[];
  /** Marks the points that later facts have changed. */
  markRestated: boolean;
  unit: MetricUnit;
  target: string | null;
  title: string;
  label: string;
  height: number;
}

/**
 * A metric over time with its target. Loaded on demand, for the size of the chart library.
 * @internal
 */
export function TrendChart(props: TrendChartProps) {
  const { unit, title, label, height, markRestated } = props;
  const points = markRestated
    ? props.points
    : props.points.map(({ asOf, value }) => ({ asOf, value }));
  const theme = useTheme();
  const format = useFormat();
  const target = parseTarget(props.target);
  const { text, background, textSubtle, divider } = theme.palette;
  const tick = { fill: textSubtle, fontSize: 12 };

  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart
        data={points}
        margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        title={label}
      >
        <CartesianGrid vertical={false} stroke={divider} />
        <XAxis
          dataKey="asOf"
          tickFormatter={format.day}
          tick={tick}
          stroke={divider}
          minTickGap={32}
        />
        <YAxis
          tickFormatter={(value: number) => format.value(value, unit)}
          tick={tick}
          stroke="none"
          width={72}
          domain={unit === 'ratio' ? [0, 1] : [0, 'auto']}
        />
        <Tooltip
          labelFormatter={moment => format.day(String(moment))}
          formatter={value => [
            format.valueWithUnit(Number(value), unit),
            title,
          ]}
          contentStyle={{
            background: background.paper,
            border: `1px solid ${divider}`,
            color: text.primary,
            fontSize: '0.75rem',
          }}
          itemStyle={{ color: text.primary }}
          isAnimationActive={false}
        />
        {target && (
          <ReferenceLine
            y={target.value}
            stroke={statusColors(theme).neutral}
            strokeDasharray="6 4"
            ifOverflow="extendDomain"
          />
        )}
        <Line
          dataKey="value"
          name={title}
          stroke={theme.palette.link}
          strokeWidth={2}
          dot={({ key, cx, cy, payload }) => (
            <TrendDot
              key={key}
              cx={cx}
              cy={cy}
              payload={payload}
              everyPoint={points.length < 32}
            />
          )}
          connectNulls={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
