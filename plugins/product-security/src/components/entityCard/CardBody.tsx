import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ControlMark,
  ExposureLabel,
  TierLabel,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { EntityName } from '../shared/EntityName';
import { FactList } from '../shared/FactList';
import { FirstUpload } from '../shared/FirstUpload';
import { ScoreParts } from '../shared/ScoreParts';
import { ScoreValue } from '../shared/ScoreValue';
import { useTextStyles } from '../shared/useTextStyles';
import { FixFirst } from './FixFirst';
import { CardData } from './useCardData';
import { CriticalsSummary } from '../shared/CriticalsSummary';
import { LastScan } from '../shared/LastScan';

interface CardBodyProps {
  data: CardData;
}

/**
 * The card of an application nobody has to look up anything for.
 * @internal
 */
export function CardBody(props: CardBodyProps) {
  const { scorecard, criticals, fixFirst } = props.data;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const partsId = useId();
  const [showParts, setShowParts] = useState(false);
  const { entity } = useEntity();
  const tabLink = `${useEntityRefLink()(entity)}/product-security`;
  const scanned = scorecard.lastScanAt !== null;

  return (
    <div className={`${classes.root} ${text.body}`}>
      <div className={classes.score}>
        <ScoreValue score={scorecard.score} />
        {scorecard.score.value !== null && (
          <Button
            size="small"
            aria-expanded={showParts}
            aria-controls={partsId}
            onClick={() => setShowParts(shown => !shown)}
          >
            {showParts ? t('card.hideParts') : t('card.showParts')}
          </Button>
        )}
      </div>
      <div id={partsId} hidden={!showParts}>
        {showParts && <ScoreParts score={scorecard.score} />}
      </div>
      <FactList
        layout="columns"
        facts={[
          {
            name: t('card.openCriticals'),
            value: (
              <CriticalsSummary
                criticals={criticals}
                asOf={scorecard.asOf}
                scanned={scanned}
              />
            ),
          },
          {
            name: t('card.owner'),
            value: (
              <EntityName
                entityRef={scorecard.accountableOwner}
                missing={{ kind: 'bad', word: t('card.noOwner') }}
              />
            ),
          },
          {
            name: t('card.tier'),
            value: <TierLabel tier={scorecard.tier} />,
          },
          {
            name: t('card.exposure'),
            value: <ExposureLabel exposure={scorecard.exposure} />,
          },
          {
            name: t('card.lastScan'),
            value: <LastScan scorecard={scorecard} />,
          },
        ]}
      />
      <div>
        <h4 className={`${text.body} ${text.strong} ${classes.heading}`}>
          {t('card.controls')}
        </h4>
        <ul className={`${text.plain} ${classes.controls}`}>
          {scorecard.controls.map(control => (
            <li key={control.id}>
              <ControlMark control={control} />
            </li>
          ))}
        </ul>
      </div>
      {scanned ? (
        <FixFirst findings={fixFirst} />
      ) : (
        <FirstUpload application={scorecard.application} />
      )}
      <Link to={tabLink}>{t('card.more')}</Link>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2.5),
    },
    score: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    heading: { margin: theme.spacing(0, 0, 0.5) },
    controls: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.5),
    },
  }),
  { name: 'ProductSecurityCardBody' },
);
