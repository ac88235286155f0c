import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Placeholder,
  usePortfolio,
} from '@prodsec/backstage-plugin-product-security-react';
import { rootRouteRef } from '../../routes';
import { productSecurityTranslationRef } from '../../translation';
import { RequestView } from '../shared/RequestView';
import { NoApplications } from '../scorecard/NoApplications';
import { ScorecardCardBody } from '../scorecard/ScorecardCardBody';

/** So many metrics fit into a widget. */
const metricsShown = 3;

/**
 * How everything that one may see stands, for the home page.
 * @internal
 */
export function PortfolioWidget() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const pages = useRouteRef(rootRouteRef)();
  const request = usePortfolio();
  return (
    <RequestView request={request} placeholder={<Placeholder height="18rem" />}>
      {portfolio =>
        portfolio.applications === 0 ? (
          <NoApplications />
        ) : (
          <ScorecardCardBody
            scorecard={{
              ...portfolio,
              worstApplications: portfolio.worstApplications.slice(0, 3),
            }}
            metrics={metricsShown}
            link={<Link to={pages}>{t('home.toPages')}</Link>}
          />
        )
      }
    </RequestView>
  );
}
