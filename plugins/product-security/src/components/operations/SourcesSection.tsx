import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { IntakeOperations } from '@prodsec/backstage-plugin-product-security-common';
import {
  Pages,
  Placeholder,
} from '@prodsec/backstage-plugin-product-security-react';
import { IntakeSort } from '../../model/OperationsView';
import { productSecurityTranslationRef } from '../../translation';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { SourcesTable } from './SourcesTable';

interface SourcesSectionProps {
  pages: Pages<IntakeOperations>;
  sort: IntakeSort;
  onSort(sort: IntakeSort): void;
}

/**
 * Every pair of application and tool, page by page, sorted by any column.
 * @internal
 */
export function SourcesSection(props: SourcesSectionProps) {
  const { pages, sort, onSort } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <Section title={t('operations.sources.title')}>
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="24rem" />}
      >
        {loaded => {
          const sources = loaded.flatMap(page => page.items);
          if (sources.length === 0)
            return <p className={text.body}>{t('operations.sources.none')}</p>;
          return (
            <>
              <div
                role="region"
                aria-label={t('operations.sources.region')}
                // Who has only a keyboard scrolls it too.
                // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                tabIndex={0}
                className={classes.scroll}
              >
                <SourcesTable sources={sources} sort={sort} onSort={onSort} />
              </div>
              <MorePages pages={pages} />
            </>
          );
        }}
      </RequestView>
    </Section>
  );
}

const useStyles = makeStyles(
  // Hidden captions stand in a place of their own.
  { scroll: { position: 'relative', overflowX: 'auto' } },
  { name: 'ProductSecuritySourcesSection' },
);
