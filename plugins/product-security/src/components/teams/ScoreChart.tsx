import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { ScorePoint } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { productSecurityTranslationRef } from '../../translation';

interface ScoreChartProps {
  points: ScorePoint[];
  height: number;
}

/**
 * The course of a score from 0 to 100, so that charts beside it can be compared. Loaded on demand, for the size of the
 * chart library.
 * @internal
 */
export function ScoreChart(props: ScoreChartProps) {
  const { points, height } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const theme = useTheme();
  const format = useFormat();
  const { text, background, textSubtle, divider } = theme.palette;
  const tick = { fill: textSubtle, fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart
        data={points}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        title={t('groups.score')}
      >
        <CartesianGrid vertical={false} stroke={divider} />
        <XAxis
          dataKey="asOf"
          tickFormatter={format.day}
          tick={tick}
          stroke={divider}
          interval="preserveStartEnd"
          minTickGap={24}
        />
        <YAxis
          domain={[0, 100]}
          ticks={[0, 50, 100]}
          tick={tick}
          stroke="none"
          width={32}
        />
        <Tooltip
          labelFormatter={moment => format.day(String(moment))}
          formatter={value => [
            format.value(Number(value), 'points'),
            t('groups.score'),
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
        <Line
          dataKey="value"
          stroke={theme.palette.link}
          strokeWidth={2}
          dot={{ r: 1.5 }}
          connectNulls={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
