import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { IntakeOperations } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  Pages,
  Placeholder,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';

interface StaleSectionProps {
  /** Stale sources only. */
  pages: Pages<IntakeOperations>;
}

/**
 * Sources that have waited too long for a good scan, the longest first.
 * @internal
 */
export function StaleSection(props: StaleSectionProps) {
  const { pages } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const moment = (at: string | null) =>
    at === null ? (
      <Mark kind="unknown">{t('operations.stale.never')}</Mark>
    ) : (
      <time dateTime={at}>{format.day(at)}</time>
    );
  return (
    <Section title={t('operations.stale.title')}>
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="12rem" />}
      >
        {loaded => {
          const sources = loaded.flatMap(page => page.items);
          if (sources.length === 0)
            return (
              <p className={text.body}>
                <Mark kind="good">{t('operations.stale.none')}</Mark>
              </p>
            );
          return (
            <>
              <DataTable
                caption={t('operations.stale.title')}
                rows={sources}
                rowKey={({ application, tool }) => `${application} ${tool}`}
                columns={[
                  {
                    id: 'application',
                    title: t('operations.sources.application'),
                    heading: true,
                    render: ({ application }) => (
                      <EntityRefLink entityRef={application} hideIcon />
                    ),
                  },
                  {
                    id: 'tool',
                    title: t('operations.sources.tool'),
                    render: ({ tool }) => tool,
                  },
                  {
                    id: 'lastGood',
                    title: t('operations.stale.lastGood'),
                    render: ({ lastGoodScanAt }) => moment(lastGoodScanAt),
                  },
                  {
                    id: 'last',
                    title: t('operations.stale.last'),
                    render: ({ lastScanAt }) => moment(lastScanAt),
                  },
                  {
                    id: 'age',
                    title: t('operations.stale.age'),
                    numeric: true,
                    render: ({ daysSinceGoodScan }) =>
                      daysSinceGoodScan === null
                        ? '–'
                        : format.count(Math.floor(daysSinceGoodScan)),
                  },
                ]}
              />
              <MorePages pages={pages} />
            </>
          );
        }}
      </RequestView>
    </Section>
  );
}
