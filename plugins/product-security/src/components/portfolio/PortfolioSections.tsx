import { PortfolioView } from '../../model/PortfolioView';
import { DrillDownDrawer } from '../drillDown/DrillDownDrawer';
import { ApplicationsSection } from './ApplicationsSection';
import { GroupScorecards } from './GroupScorecards';
import { MetricTiles } from './MetricTiles';
import { TrendSection } from './TrendSection';
import { PortfolioData } from './usePortfolioData';

interface PortfolioSectionsProps {
  data: PortfolioData;
  view: PortfolioView;
  onChange(change: Partial<PortfolioView>): void;
}

/**
 * The numbers, and what is behind the one that is looked into.
 * @internal
 */
export function PortfolioSections(props: PortfolioSectionsProps) {
  const { data, view, onChange } = props;
  return (
    <>
      <MetricTiles
        data={data}
        onOpen={metric => onChange({ drillDown: { metric } })}
      />
      <GroupScorecards data={data} view={view} onChange={onChange} />
      <ApplicationsSection asOf={data.portfolio.asOf} filters={view.filters} />
      <TrendSection data={data} view={view} onChange={onChange} />
      {view.drillDown && (
        <DrillDownDrawer
          drillDown={view.drillDown}
          definitions={data.definitions}
          asOf={data.portfolio.asOf}
          filters={view.filters}
          onChange={drillDown => onChange({ drillDown })}
        />
      )}
    </>
  );
}
