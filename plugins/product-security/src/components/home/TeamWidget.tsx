import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { ScorecardCardBody } from '../scorecard/ScorecardCardBody';
import { Message } from '../shared/Message';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { useOwnTeams } from './useOwnTeams';

/** @public */
export interface TeamWidgetProps {
  /** A group to show in place of the viewer's own. */
  team?: string;
}

/** So many metrics fit into a widget. */
const metricsShown = 3;

/**
 * How the teams of the viewer stand, for the home page.
 * @internal
 */
export function TeamWidget(props: TeamWidgetProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const request = useOwnTeams(props.team?.trim() || undefined);
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <RequestView request={request} placeholder={<Placeholder height="18rem" />}>
      {scorecards =>
        scorecards.length === 0 ? (
          <Message kind="unknown" title={t('home.noTeamTitle')}>
            {t('home.noTeamText')}
          </Message>
        ) : (
          <div className={classes.root}>
            {scorecards.map(scorecard => {
              const { team } = scorecard.key;
              return (
                <section key={team}>
                  <h3 className={`${text.lead} ${text.strong} ${classes.name}`}>
                    <EntityRefLink entityRef={team} hideIcon />
                  </h3>
                  <ScorecardCardBody
                    scorecard={scorecard}
                    metrics={metricsShown}
                    link={
                      <EntityRefLink
                        entityRef={team}
                        title={t('scorecard.everything')}
                        hideIcon
                      />
                    }
                  />
                </section>
              );
            })}
          </div>
        )
      }
    </RequestView>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(4) },
    name: { margin: theme.spacing(0, 0, 1) },
  }),
  { name: 'ProductSecurityTeamWidget' },
);
