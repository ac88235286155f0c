import {
  IntakeOperations,
  ListedScan,
  Page,
} from '@prodsec/backstage-plugin-product-security-common';
import { Pages } from '@prodsec/backstage-plugin-product-security-react';
import { OperationsView } from '../../model/OperationsView';
import { FailedSection } from './FailedSection';
import { IntakeTiles } from './IntakeTiles';
import { SourcesSection } from './SourcesSection';
import { StaleSection } from './StaleSection';

interface OperationsSectionsProps {
  intake: IntakeOperations;
  view: OperationsView;
  requests: {
    stale: Pages<IntakeOperations>;
    sources: Pages<IntakeOperations>;
    failed: Pages<Page<ListedScan>>;
  };
  onChange(change: Partial<OperationsView>): void;
}

/**
 * The numbers, what they ask for, and every source.
 * @internal
 */
export function OperationsSections(props: OperationsSectionsProps) {
  const { intake, view, requests, onChange } = props;
  return (
    <>
      <IntakeTiles intake={intake} />
      <FailedSection intake={intake} pages={requests.failed} />
      <StaleSection pages={requests.stale} />
      <SourcesSection
        pages={requests.sources}
        sort={view.sort}
        onSort={sort => onChange({ sort })}
      />
    </>
  );
}
