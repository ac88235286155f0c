import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { ListedScan } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { shortName } from '../../model/shortName';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { SourceName } from './SourceName';
import { WaitingText } from './WaitingText';

interface HeldScansTableProps {
  scans: ListedScan[];
  /** Id of the text that says why nothing can be confirmed; absent when it can. */
  disabledBy: string | undefined;
  onConfirm(scan: ListedScan): void;
}

/**
 * Held scans with what waits.
 * @internal
 */
export function HeldScansTable(props: HeldScansTableProps) {
  const { scans, disabledBy, onConfirm } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  return (
    <DataTable
      caption={t('operations.held.title')}
      rows={scans}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'application',
          title: t('operations.held.application'),
          heading: true,
          render: ({ application }) => (
            <EntityRefLink entityRef={application} hideIcon />
          ),
        },
        {
          id: 'source',
          title: t('operations.held.source'),
          render: scan => <SourceName scan={scan} />,
        },
        {
          id: 'when',
          title: t('operations.held.when'),
          render: ({ scannedAt }) => (
            <time dateTime={scannedAt}>{format.moment(scannedAt)}</time>
          ),
        },
        {
          id: 'waiting',
          title: t('operations.held.waiting'),
          render: scan => (
            <Mark kind="warning">
              <WaitingText scan={scan} />
            </Mark>
          ),
        },
        {
          id: 'action',
          title: t('operations.held.action'),
          render: scan => (
            <Button
              size="small"
              variant="outlined"
              disabled={disabledBy !== undefined}
              aria-describedby={disabledBy}
              aria-label={t('operations.held.confirmOf', {
                application: shortName(scan.application),
                tool: scan.tool,
              })}
              onClick={() => onConfirm(scan)}
            >
              {t('operations.held.confirm')}
            </Button>
          ),
        },
      ]}
    />
  );
}
