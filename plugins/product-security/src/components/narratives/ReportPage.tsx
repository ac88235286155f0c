import { Content } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  productSecurityApiRef,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { Link, useParams } from 'react-router-dom';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { usePageLink } from '../pages/usePageLink';
import { usePageView } from '../pages/usePageView';
import { ViewBar } from '../pages/ViewBar';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { NarrativeSection } from './NarrativeSection';

/**
 * The narratives as a report for a board, for the screen and for paper: all of them, or the one that the address names.
 * @internal
 */
export function ReportPage() {
  const { narrative } = useParams();
  const api = useApi(productSecurityApiRef);
  const [view, change] = usePageView();
  const { asOf, filters } = view;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const request = useRequest(
    JSON.stringify([narrative, asOf, filters]),
    async signal => {
      if (narrative)
        return [await api.getNarrative(narrative, { asOf, filters, signal })];
      const { items } = await api.listMetrics({ signal });
      const ids = new Set(items.flatMap(({ narratives = [] }) => narratives));
      return Promise.all(
        [...ids].map(id => api.getNarrative(id, { asOf, filters, signal })),
      );
    },
  );
  return (
    <Content className={classes.page}>
      <div className={classes.root}>
        <h2 className={`${text.display} ${classes.title}`}>
          {t('narratives.reportTitle')}
        </h2>
        <p className={text.lead}>{t('narratives.reportText')}</p>
        <p className={classes.actions}>
          <Button
            size="small"
            variant="outlined"
            disabled={request.status !== 'data'}
            onClick={() => window.print()}
          >
            {t('narratives.print')}
          </Button>
          {narrative && (
            <Button size="small" component={Link} to={link('report')}>
              {t('narratives.all')}
            </Button>
          )}
        </p>
        <ViewBar view={view} momentOnly onChange={change} />
        <RequestView
          request={request}
          placeholder={<Placeholder height="32rem" />}
        >
          {narratives =>
            narratives.length === 0 ? (
              <p className={text.body}>{t('narratives.noNarratives')}</p>
            ) : (
              <>
                <MomentNotice
                  asOf={narratives[0].asOf}
                  restatedAt={narratives[0].restatedAt}
                  past={asOf !== undefined}
                  onBackToNow={() => change({ asOf: undefined })}
                />
                {narratives.map(each => (
                  <NarrativeSection
                    key={each.narrative}
                    narrative={each}
                    withLink={!narrative}
                  />
                ))}
              </>
            )
          }
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  theme => ({
    '@global': {
      // The portal around the report stays off the paper. Size and orientation, A4 or Letter, are the printer's.
      '@media print': {
        'nav, header': { display: 'none !important' },
        'body, main, article, #root': {
          overflow: 'visible !important',
          height: 'auto !important',
          background: 'none !important',
        },
        '@page': { margin: '18mm' },
      },
    },
    page: {},
    root: { maxWidth: '64rem' },
    title: { margin: theme.spacing(0, 0, 1) },
    actions: {
      display: 'flex',
      gap: theme.spacing(2),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'ProductSecurityReportPage' },
);
