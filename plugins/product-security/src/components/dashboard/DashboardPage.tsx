import { Content, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { DashboardId } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  productSecurityApiRef,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { usePageLink } from '../pages/usePageLink';
import { usePageView } from '../pages/usePageView';
import { ViewBar } from '../pages/ViewBar';
import { SummaryPlaceholder } from '../portfolio/SummaryPlaceholder';
import { TilesPlaceholder } from '../portfolio/TilesPlaceholder';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { DashboardSummary } from './DashboardSummary';
import { SliceSection } from './SliceSection';

interface DashboardPageProps {
  id: DashboardId;
  /** Links to what the numbers say to the business. */
  withNarratives?: boolean;
}

/**
 * All slices of a dashboard, asked for at once.
 * @internal
 */
export function DashboardPage(props: DashboardPageProps) {
  const { id, withNarratives } = props;
  const api = useApi(productSecurityApiRef);
  const [view, change] = usePageView();
  const { asOf, filters } = view;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const request = useRequest(JSON.stringify([id, asOf, filters]), signal =>
    api.getDashboard(id, { asOf, filters, signal }),
  );
  const title = t(`pages.${id}`);
  return (
    <Content>
      <div className={classes.root}>
        <RequestView request={request} placeholder={<SummaryPlaceholder />}>
          {dashboard => (
            <>
              <DashboardSummary dashboard={dashboard} />
              {withNarratives && (
                <p className={text.body}>
                  <Link to={link('report')}>{t('dashboard.narratives')}</Link>
                </p>
              )}
              <MomentNotice
                asOf={dashboard.asOf}
                restatedAt={dashboard.restatedAt}
                past={asOf !== undefined}
                onBackToNow={() => change({ asOf: undefined })}
              />
            </>
          )}
        </RequestView>
        {request.status !== 'error' && (
          <>
            <ViewBar view={view} momentOnly onChange={change} />
            <RequestView
              request={request}
              placeholder={<TilesPlaceholder title={title} />}
            >
              {({ slices, leftOut = [] }) => (
                <>
                  {slices.map(slice => (
                    <SliceSection key={slice.id} slice={slice} />
                  ))}
                  {leftOut.map(slice => (
                    <p key={slice.id} className={text.body}>
                      <Mark kind="neutral">
                        {t('dashboard.leftOut', {
                          title: slice.title,
                          reason: slice.reason,
                        })}
                      </Mark>
                    </p>
                  ))}
                </>
              )}
            </RequestView>
          </>
        )}
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  { root: { maxWidth: '90rem' } },
  { name: 'ProductSecurityDashboardPage' },
);
