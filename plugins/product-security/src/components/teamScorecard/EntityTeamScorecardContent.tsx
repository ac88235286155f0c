import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  useFormat,
  useTeamScorecard,
} from '@prodsec/backstage-plugin-product-security-react';
import { failuresFirst } from '../../model/failuresFirst';
import { productSecurityTranslationRef } from '../../translation';
import { MetricsTable } from '../entityContent/MetricsTable';
import { NoApplications } from '../scorecard/NoApplications';
import { ScoreSummary } from '../scorecard/ScoreSummary';
import { WorstApplications } from '../scorecard/WorstApplications';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { ChildTeams } from './ChildTeams';

/** How many applications are listed, lowest score first. */
const applicationsShown = 25;

/**
 * The whole scorecard of a group with all groups below it, as a tab of its page.
 * @public
 */
export function EntityTeamScorecardContent() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const { entity } = useEntity();
  const request = useTeamScorecard(stringifyEntityRef(entity), {
    limit: applicationsShown,
  });
  return (
    <div className={classes.root}>
      <RequestView
        request={request}
        placeholder={<Placeholder height="40rem" />}
        notFound={<NoApplications />}
      >
        {scorecard => (
          <>
            <ScoreSummary score={scorecard.score}>
              <span>
                {[
                  t('scorecard.applications', {
                    count: scorecard.applications,
                    value: format.count(scorecard.applications),
                  }),
                  scorecard.ownApplications < scorecard.applications &&
                    t('scorecard.withOwn', {
                      value: format.count(scorecard.ownApplications),
                    }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
              <span>
                {t('scorecard.asOf', { moment: format.moment(scorecard.asOf) })}
              </span>
            </ScoreSummary>
            <Section title={t('entity.metrics')}>
              <MetricsTable metrics={failuresFirst(scorecard.metrics)} />
            </Section>
            {scorecard.children.length > 0 && (
              <Section title={t('scorecard.teamsBelow')}>
                <ChildTeams teams={scorecard.children} />
              </Section>
            )}
            <Section title={t('scorecard.worst')}>
              <WorstApplications applications={scorecard.worstApplications} />
            </Section>
          </>
        )}
      </RequestView>
    </div>
  );
}

const useStyles = makeStyles(
  { root: { maxWidth: '90rem' } },
  { name: 'ProductSecurityTeamScorecardContent' },
);
