import { Content, Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { useMetricDefinitions } from '@prodsec/backstage-plugin-product-security-react';
import { useParams } from 'react-router-dom';
import { productSecurityTranslationRef } from '../../translation';
import { usePageLink } from '../pages/usePageLink';
import { Message } from '../shared/Message';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricContent } from './MetricContent';
import { MetricPagePlaceholder } from './MetricPagePlaceholder';

/**
 * Everything about one metric: its number, where it comes from and where it goes, and what to do about it.
 * @internal
 */
export function MetricPage() {
  const { metric = '' } = useParams();
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const definitions = useMetricDefinitions();
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <Content>
      <div className={classes.root}>
        <p className={`${text.body} ${classes.back}`}>
          <Link to={link('metrics')}>{t('metricPage.back')}</Link>
        </p>
        <RequestView
          request={definitions}
          placeholder={<MetricPagePlaceholder />}
        >
          {items => {
            const definition = items.find(({ id }) => id === metric);
            return definition ? (
              <MetricContent key={metric} definition={definition} />
            ) : (
              <Message title={t('metricPage.unknownTitle')} kind="unknown">
                {t('metricPage.unknownText', { id: metric })}
              </Message>
            );
          }}
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '90rem' },
    back: { margin: theme.spacing(0, 0, 2) },
  }),
  { name: 'ProductSecurityMetricPage' },
);
