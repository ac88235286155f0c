import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  ApplicationScorecard,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  ExposureLabel,
  productSecurityReactTranslationRef,
  TierLabel,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { EntityName } from '../shared/EntityName';
import { FactList } from '../shared/FactList';
import { LastScan } from '../shared/LastScan';
import { ScoreValue } from '../shared/ScoreValue';
import { useTextStyles } from '../shared/useTextStyles';

interface ApplicationHeaderProps {
  scorecard: ApplicationScorecard;
}

/**
 * What an application is, and how it stands.
 * @internal
 */
export function ApplicationHeader(props: ApplicationHeaderProps) {
  const { scorecard } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const open = severities
    .filter(severity => scorecard.openFindings[severity])
    .map(
      severity =>
        `${format.count(scorecard.openFindings[severity])} ${words
          .t(`severity.${severity}`)
          .toLocaleLowerCase()}`,
    );
  const known = scorecard.lastScanAt !== null;

  return (
    <div>
      <p className={`${text.plain} ${classes.score}`}>
        <ScoreValue score={scorecard.score} />
      </p>
      <FactList
        layout="columns"
        facts={[
          {
            name: t('entity.findings'),
            value: open.length
              ? format.list(open)
              : t(known ? 'card.noCriticals' : 'metrics.noData'),
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
            name: t('card.team'),
            value: (
              <EntityName
                entityRef={scorecard.team}
                missing={{ kind: 'bad', word: t('card.noTeam') }}
              />
            ),
          },
          { name: t('card.tier'), value: <TierLabel tier={scorecard.tier} /> },
          {
            name: t('card.exposure'),
            value: <ExposureLabel exposure={scorecard.exposure} />,
          },
          {
            name: t('entity.businessUnit'),
            value: scorecard.businessUnit ?? undefined,
          },
          {
            name: t('entity.regulated'),
            value: scorecard.regulated.length
              ? format.list(scorecard.regulated)
              : undefined,
          },
          {
            name: t('entity.repository'),
            value: scorecard.repository ?? undefined,
          },
          {
            name: t('card.lastScan'),
            value: <LastScan scorecard={scorecard} />,
          },
          {
            name: t('time.asOf'),
            value: format.moment(scorecard.asOf),
          },
        ]}
      />
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({ score: { marginBottom: theme.spacing(2) } }),
  { name: 'ProductSecurityApplicationHeader' },
);
