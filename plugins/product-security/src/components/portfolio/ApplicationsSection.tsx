import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Placeholder,
  useApplications,
} from '@prodsec/backstage-plugin-product-security-react';
import { PortfolioView } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { ApplicationsTable } from './ApplicationsTable';

interface ApplicationsSectionProps {
  /** ISO 8601. */
  asOf: string;
  filters: PortfolioView['filters'];
}

const pageSize = 25;

/**
 * The applications the numbers are about, page by page.
 * @internal
 */
export function ApplicationsSection(props: ApplicationsSectionProps) {
  const { asOf, filters } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const pages = useApplications({ asOf, filters, limit: pageSize });
  return (
    <Section title={t('applications.title')}>
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="24rem" />}
      >
        {loaded => {
          const applications = loaded.flatMap(page => page.items);
          if (applications.length === 0)
            return <p className={text.body}>{t('applications.empty')}</p>;
          return (
            <>
              <ApplicationsTable applications={applications} />
              <MorePages pages={pages} />
            </>
          );
        }}
      </RequestView>
    </Section>
  );
}
