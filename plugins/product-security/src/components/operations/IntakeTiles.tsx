import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { IntakeOperations } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { intakeTiles } from '../../model/intakeTiles';
import { productSecurityTranslationRef } from '../../translation';
import { useTileStyles } from '../portfolio/useTileStyles';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';

interface IntakeTilesProps {
  intake: IntakeOperations;
}

/**
 * The totals of intake, each with what it means.
 * @internal
 */
export function IntakeTiles(props: IntakeTilesProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const tiles = useTileStyles();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <Section title={t('operations.numbers')}>
      <ul className={`${tiles.grid} ${text.plain}`}>
        {intakeTiles(props.intake, t, format).map(tile => (
          <li key={tile.id} className={`${classes.tile} ${text.small}`}>
            <span className={`${text.body} ${text.strong}`}>{tile.title}</span>
            {tile.value === undefined ? (
              <span className={text.large}>
                <Mark kind="unknown">{t('operations.tile.noData')}</Mark>
              </span>
            ) : (
              <span className={`${text.display} ${text.numeric}`}>
                {tile.value}
              </span>
            )}
            {tile.basis && <span>{tile.basis}</span>}
            {tile.mark && (
              <span>
                <Mark kind={tile.mark.kind}>{tile.mark.word}</Mark>
              </span>
            )}
            <span className={text.subtle}>{tile.explanation}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles(
  theme => ({
    tile: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      minWidth: 0,
    },
  }),
  { name: 'ProductSecurityIntakeTiles' },
);
