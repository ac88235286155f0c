import { Score } from '@prodsec/backstage-plugin-product-security-common';
import { MetricNumber } from '@prodsec/backstage-plugin-product-security-react';
import { useTextStyles } from '../shared/useTextStyles';

interface ScoreCellProps {
  score: Pick<Score, 'value' | 'grade'> | undefined;
}

/**
 * A score with its grade as a number in a table.
 * @internal
 */
export function ScoreCell(props: ScoreCellProps) {
  const { score } = props;
  const text = useTextStyles();
  return (
    <span className={text.unbroken}>
      <MetricNumber value={score?.value ?? null} unit="points" />
      {score?.grade && ` ${score.grade}`}
    </span>
  );
}
