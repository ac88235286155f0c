import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Narrative } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { filterSegments, writePageView } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { usePageLink } from '../pages/usePageLink';
import { usePageView } from '../pages/usePageView';
import { GroupName } from '../shared/GroupName';
import { useTextStyles } from '../shared/useTextStyles';

interface NarrativeFooterProps {
  narrative: Narrative;
}

/**
 * Where a narrative comes from: its source, its moment, what it is narrowed to, and the address that gives it again.
 * @internal
 */
export function NarrativeFooter({ narrative }: NarrativeFooterProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const link = usePageLink();
  const [view] = usePageView();
  const classes = useStyles();
  const text = useTextStyles();
  const { asOf, restatedAt } = narrative;
  const path = link(`report/${encodeURIComponent(narrative.narrative)}`);
  const [page] = path.split('?');
  const search = writePageView({ ...view, asOf });
  const segments = filterSegments.filter(segment => view.filters[segment]);
  return (
    <footer className={`${text.small} ${text.subtle} ${classes.root}`}>
      {`${t('narratives.sources')}. ${t('considered.asOf', {
        moment: format.moment(asOf),
      })}. `}
      {restatedAt &&
        `${t('considered.restated', { day: format.day(restatedAt) })}. `}
      {segments.length === 0
        ? t('narratives.wholeScope')
        : segments.map(segment => (
            <span key={segment}>
              {`${t(`filter.${segment}`)}: `}
              {view.filters[segment]?.map((value, index) => (
                <span key={value}>
                  {index > 0 && ', '}
                  <GroupName segment={segment} value={value} />
                </span>
              ))}
              {'. '}
            </span>
          ))}{' '}
      {t('narratives.address', {
        address: `${window.location.origin}${page}?${search}`,
      })}
    </footer>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
  }),
  { name: 'ProductSecurityNarrativeFooter' },
);
