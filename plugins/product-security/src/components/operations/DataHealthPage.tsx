import { Content } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  useIntake,
  useScans,
} from '@prodsec/backstage-plugin-product-security-react';
import { writeIntakeSort } from '../../model/OperationsView';
import { productSecurityTranslationRef } from '../../translation';
import { ViewBar } from '../pages/ViewBar';
import { EmptyPortfolio } from '../portfolio/EmptyPortfolio';
import { TilesPlaceholder } from '../portfolio/TilesPlaceholder';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { HeldScansSection } from './HeldScansSection';
import { NothingScanned } from './NothingScanned';
import { OperationsSections } from './OperationsSections';
import { PeriodBar } from './PeriodBar';
import { useOperationsView } from './useOperationsView';

const pageSize = 25;

/**
 * How well the intake of scans works, for those who run it. Without the page's shell, which differs between the two frontend systems.
 * @internal
 */
export function DataHealthPage() {
  const [view, change] = useOperationsView();
  const { filters, asOf, days, sort } = view;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  // What is stale comes with the totals, so that a new order of all sources leaves both in place.
  const overview = useIntake({
    filters,
    asOf,
    days,
    stale: true,
    sort: '-daysSinceGoodScan',
    limit: pageSize,
  });
  const sources = useIntake({
    filters,
    asOf,
    days,
    sort: writeIntakeSort(sort),
    limit: pageSize,
  });
  const held = useScans({ filters, state: 'held', limit: pageSize });
  const failed = useScans({ filters, state: 'failed', limit: pageSize });
  const { request } = overview;
  const totals = request.data?.[0].totals;
  const filtered = Object.keys(filters).length > 0;
  const nothingScanned =
    totals && totals.sources === 0 && totals.failedUploads === 0;

  if (totals?.applications === 0 && !filtered)
    return (
      <Content>
        <EmptyPortfolio
          past={asOf !== undefined}
          onBackToNow={() => change({ asOf: undefined })}
        />
      </Content>
    );
  return (
    <Content>
      <div className={classes.root}>
        <p className={`${text.lead} ${classes.lead}`}>
          {t('operations.explanation')}
        </p>
        {request.status !== 'error' && (
          <>
            <ViewBar view={view} momentOnly onChange={change} />
            <PeriodBar
              view={view}
              intake={request.data?.[0]}
              onChange={change}
            />
            {!nothingScanned && (
              <HeldScansSection
                pages={held}
                past={asOf !== undefined}
                onConfirmed={() => {
                  for (const pages of [held, overview, sources])
                    pages.request.retry();
                }}
              />
            )}
          </>
        )}
        <RequestView
          request={request}
          placeholder={<TilesPlaceholder title={t('operations.numbers')} />}
        >
          {([intake]) =>
            nothingScanned ? (
              <NothingScanned filtered={filtered} />
            ) : (
              <OperationsSections
                intake={intake}
                view={view}
                requests={{ stale: overview, sources, failed }}
                onChange={change}
              />
            )
          }
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  { root: { maxWidth: '90rem' }, lead: { margin: 0 } },
  { name: 'ProductSecurityDataHealthPage' },
);
