import { Content } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  useMetricDefinitionList,
  usePortfolio,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { TimeControl } from '../pages/TimeControl';
import { usePageView } from '../pages/usePageView';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { DefinitionProblems } from './DefinitionProblems';
import { MetricCatalogue } from './MetricCatalogue';

/**
 * Every metric there is: what it says, how it is made, what it is held to and who answers for it.
 * @internal
 */
export function MetricCataloguePage() {
  const [view, change] = usePageView();
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const definitions = useMetricDefinitionList();
  const portfolio = usePortfolio(view.asOf);
  return (
    <Content>
      <div className={classes.root}>
        <h2 className={`${text.display} ${classes.title}`}>
          {t('metricCatalogue.title')}
        </h2>
        <p className={`${text.lead} ${classes.explanation}`}>
          {t('metricCatalogue.explanation')}
        </p>
        <MomentNotice
          asOf={portfolio.data?.asOf}
          past={view.asOf !== undefined}
          onBackToNow={() => change({ asOf: undefined })}
        />
        <RequestView
          request={definitions}
          placeholder={<Placeholder height="40rem" />}
        >
          {({ items, problems = [] }) => (
            <>
              <DefinitionProblems problems={problems} />
              <MetricCatalogue
                definitions={items}
                metrics={portfolio}
                time={<TimeControl view={view} momentOnly onChange={change} />}
              />
            </>
          )}
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '90rem' },
    title: { margin: 0 },
    explanation: { margin: theme.spacing(1, 0, 0), maxWidth: '54rem' },
  }),
  { name: 'ProductSecurityMetricCataloguePage' },
);
