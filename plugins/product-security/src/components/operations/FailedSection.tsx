import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  IntakeOperations,
  ListedScan,
  Page,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  Pages,
  Placeholder,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { failedReports } from '../../model/failedReports';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';

interface FailedSectionProps {
  intake: IntakeOperations;
  /** Scans that could not be recorded. */
  pages: Pages<Page<ListedScan>>;
}

/**
 * Reports that never became a scan, and why.
 * @internal
 */
export function FailedSection(props: FailedSectionProps) {
  const { intake, pages } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  return (
    <Section title={t('operations.failed.title')}>
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="6rem" />}
      >
        {loaded => {
          const total = intake.totals.failedUploads + intake.totals.failed;
          const reports = failedReports(
            intake,
            loaded.flatMap(page => page.items),
          );
          if (reports.length === 0)
            return (
              <p className={text.body}>
                <Mark kind="good">{t('operations.failed.none')}</Mark>
              </p>
            );
          return (
            <>
              <DataTable
                caption={t('operations.failed.title')}
                rows={reports}
                rowKey={({ id }) => id}
                columns={[
                  {
                    id: 'application',
                    title: t('operations.failed.application'),
                    heading: true,
                    render: ({ application }) => (
                      <EntityRefLink entityRef={application} hideIcon />
                    ),
                  },
                  {
                    id: 'when',
                    title: t('operations.failed.when'),
                    render: ({ arrivedAt }) => (
                      <time dateTime={arrivedAt}>
                        {format.moment(arrivedAt)}
                      </time>
                    ),
                  },
                  {
                    id: 'stage',
                    title: t('operations.failed.stage'),
                    render: ({ stage }) => (
                      <Mark kind="bad">{t(`operations.failed.${stage}`)}</Mark>
                    ),
                  },
                  {
                    id: 'tool',
                    title: t('operations.failed.tool'),
                    render: ({ tool }) => tool,
                  },
                  {
                    id: 'reason',
                    title: t('operations.failed.reason'),
                    wide: true,
                    render: ({ reason }) => (
                      <span className={text.breakable}>{reason}</span>
                    ),
                  },
                ]}
              />
              {total > reports.length && (
                <p className={`${text.small} ${text.subtle}`}>
                  {t('operations.failed.more', {
                    shown: format.count(reports.length),
                    total: format.count(total),
                  })}
                </p>
              )}
            </>
          );
        }}
      </RequestView>
    </Section>
  );
}
