import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Score } from '@prodsec/backstage-plugin-product-security-common';
import { makeStyles } from '@material-ui/core/styles';
import { MetricNumber } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from './DataTable';
import { useTextStyles } from './useTextStyles';

interface ScorePartsProps {
  score: Score;
}

/**
 * The arithmetic behind a score, to the sum.
 * @internal
 */
export function ScoreParts(props: ScorePartsProps) {
  const { parts, value } = props.score;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <DataTable
        caption={t('score.title')}
        rows={parts}
        rowKey={part => part.metric}
        columns={[
          {
            id: 'part',
            title: t('score.part'),
            heading: true,
            render: part => part.title,
          },
          {
            id: 'weight',
            title: t('score.weight'),
            numeric: true,
            render: part =>
              part.attainment === null ? (
                '–'
              ) : (
                <MetricNumber value={part.weight} unit="ratio" />
              ),
          },
          {
            id: 'attainment',
            title: t('score.attainment'),
            numeric: true,
            render: part => (
              <MetricNumber value={part.attainment} unit="ratio" />
            ),
          },
          {
            id: 'points',
            title: t('score.points'),
            numeric: true,
            render: part =>
              part.attainment === null ? (
                '–'
              ) : (
                <MetricNumber value={part.points} unit="points" />
              ),
          },
        ]}
        footer={
          <tr role="row" className={text.strong}>
            <th scope="row" colSpan={3}>
              {t('score.sum')}
            </th>
            <td style={{ textAlign: 'right' }} className={text.numeric}>
              <MetricNumber value={value} unit="points" />
            </td>
          </tr>
        }
      />
      <p className={`${text.small} ${text.subtle}`}>{t('score.explanation')}</p>
    </div>
  );
}

const useStyles = makeStyles(
  { root: { maxWidth: '44rem' } },
  { name: 'ProductSecurityScoreParts' },
);
