import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { ApplicationScorecard } from '@prodsec/backstage-plugin-product-security-common';
import {
  ControlMark,
  ExposureLabel,
  TierLabel,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { EntityName } from '../shared/EntityName';
import { FactList } from '../shared/FactList';
import { FirstUpload } from '../shared/FirstUpload';
import { useTextStyles } from '../shared/useTextStyles';
import { LastScan } from '../shared/LastScan';
import { NextActions } from '../scorecard/NextActions';
import { ScoreSummary } from '../scorecard/ScoreSummary';
import { OpenFindings } from './OpenFindings';

interface CardBodyProps {
  scorecard: ApplicationScorecard;
  /** How many of them to name. */
  nextActions: number;
}

/**
 * The card of an application nobody has to look up anything for.
 * @internal
 */
export function CardBody(props: CardBodyProps) {
  const { scorecard, nextActions } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const { entity } = useEntity();
  const tabLink = `${useEntityRefLink()(entity)}/product-security`;
  const scanned = scorecard.lastScanAt !== null;

  return (
    <div className={`${classes.root} ${text.body}`}>
      <ScoreSummary score={scorecard.score} />
      <FactList
        layout="columns"
        facts={[
          {
            name: t('scorecard.openFindings'),
            value: <OpenFindings scorecard={scorecard} />,
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
        <div>
          <h4 className={`${text.body} ${text.strong} ${classes.heading}`}>
            {t('scorecard.next')}
          </h4>
          <NextActions actions={scorecard.actions.slice(0, nextActions)} />
        </div>
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
