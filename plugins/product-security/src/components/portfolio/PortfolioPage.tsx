import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ViewBar } from '../pages/ViewBar';
import { QuestionsSection } from '../questions/QuestionsSection';
import { RequestView } from '../shared/RequestView';
import { Considered } from './Considered';
import { EmptyPortfolio } from './EmptyPortfolio';
import { PortfolioSections } from './PortfolioSections';
import { SummaryPlaceholder } from './SummaryPlaceholder';
import { Summary } from './Summary';
import { TilesPlaceholder } from './TilesPlaceholder';
import { usePortfolioData } from './usePortfolioData';
import { usePortfolioView } from './usePortfolioView';

/**
 * The state of product security for those who answer for it. Without the page's shell, which differs between the two
 * frontend systems.
 * @internal
 */
export function PortfolioPage() {
  const [view, change] = usePortfolioView();
  const request = usePortfolioData(view);
  const classes = useStyles();
  const backToNow = () => change({ asOf: undefined });

  if (request.data?.portfolio.considered.applications === 0)
    return (
      <Content>
        <EmptyPortfolio
          past={view.asOf !== undefined}
          onBackToNow={backToNow}
        />
      </Content>
    );
  return (
    <Content>
      <div className={classes.root}>
        <RequestView request={request} placeholder={<SummaryPlaceholder />}>
          {data => (
            <>
              <Summary data={data} />
              <Considered
                portfolio={data.portfolio}
                view={view}
                onBackToNow={backToNow}
              />
            </>
          )}
        </RequestView>
        {request.status !== 'error' && (
          <>
            {/* Stays while numbers load, so that several filters can be set in one go. */}
            <ViewBar view={view} onChange={change} />
            <QuestionsSection view={view} />
            <RequestView request={request} placeholder={<TilesPlaceholder />}>
              {data => (
                <PortfolioSections data={data} view={view} onChange={change} />
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
  { name: 'ProductSecurityPortfolioPage' },
);
