import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  useApplicationScorecard,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { FirstUpload } from '../shared/FirstUpload';
import { NotAnApplication } from '../shared/NotAnApplication';
import { RequestView } from '../shared/RequestView';
import { ScoreParts } from '../shared/ScoreParts';
import { Section } from '../shared/Section';
import { ApplicationHeader } from './ApplicationHeader';
import { ControlsTable } from './ControlsTable';
import { FindingsSection } from './FindingsSection';
import { MetricsTable } from './MetricsTable';
import { ViolationsSection } from './ViolationsSection';

/**
 * Everything about a component's product security, as a tab of its page.
 * @public
 */
export function EntityProductSecurityContent() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const { entity } = useEntity();
  const classes = useStyles();
  const application = stringifyEntityRef(entity);
  const request = useApplicationScorecard(application);

  return (
    <div className={classes.root}>
      <RequestView
        request={request}
        placeholder={<EntityPlaceholder />}
        notFound={<NotAnApplication />}
      >
        {scorecard => (
          <>
            <ApplicationHeader scorecard={scorecard} />
            {scorecard.lastScanAt === null && (
              <FirstUpload application={application} />
            )}
            <Section title={t('entity.controls')}>
              <ControlsTable scorecard={scorecard} />
            </Section>
            <ViolationsSection violations={scorecard.violationDetails} />
            {scorecard.lastScanAt !== null && (
              <FindingsSection
                application={application}
                asOf={scorecard.asOf}
              />
            )}
            <Section title={t('entity.metrics')}>
              <MetricsTable metrics={scorecard.metrics} />
            </Section>
            <Section title={t('score.title')}>
              <ScoreParts score={scorecard.score} />
            </Section>
          </>
        )}
      </RequestView>
    </div>
  );
}

function EntityPlaceholder() {
  return (
    <>
      <Placeholder height="2.25rem" width="20rem" />
      <br />
      <Placeholder height="3rem" width="48rem" />
      <br />
      <Placeholder height="22rem" />
      <br />
      <Placeholder height="22rem" />
    </>
  );
}

const useStyles = makeStyles(
  { root: { maxWidth: '90rem' } },
  { name: 'ProductSecurityEntityContent' },
);
