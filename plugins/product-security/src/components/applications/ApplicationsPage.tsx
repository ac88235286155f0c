import { Content } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  useApplications,
} from '@prodsec/backstage-plugin-product-security-react';
import { sortParameter } from '../../model/ApplicationsView';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { usePageView } from '../pages/usePageView';
import { ViewBar } from '../pages/ViewBar';
import { Message } from '../shared/Message';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { ApplicationsFilters } from './ApplicationsFilters';
import { ApplicationsList } from './ApplicationsList';
import { useApplicationsView } from './useApplicationsView';

/** As many as fill several screens, and no more than the API gives at once. */
const pageSize = 200;

/**
 * Every application with its score, its place in the company and its controls; thousands of them.
 * @internal
 */
export function ApplicationsPage() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const [view, changeView] = usePageView();
  const [list, changeList] = useApplicationsView();
  const classes = useStyles();
  const text = useTextStyles();
  const pages = useApplications({
    asOf: view.asOf,
    filters: view.filters,
    missingControl: list.missingControl.length
      ? list.missingControl
      : undefined,
    q: list.q.trim() || undefined,
    sort: sortParameter(list.sort),
    limit: pageSize,
  });
  return (
    <Content>
      <div className={classes.root}>
        <p className={`${text.lead} ${classes.intro}`}>
          {t('applicationList.explanation')}
        </p>
        <ViewBar view={view} momentOnly onChange={changeView} />
        <ApplicationsFilters view={list} onChange={changeList} />
        <MomentNotice
          asOf={view.asOf}
          past={view.asOf !== undefined}
          onBackToNow={() => changeView({ asOf: undefined })}
        />
        <RequestView
          request={pages.request}
          placeholder={<Placeholder height="36rem" />}
        >
          {loaded => {
            const applications = loaded.flatMap(page => page.items);
            return applications.length === 0 ? (
              <Message kind="unknown" title={t('applications.empty')}>
                {t('applicationList.emptyText')}
              </Message>
            ) : (
              <ApplicationsList
                applications={applications}
                pages={pages}
                sort={list.sort}
                onSort={sort => changeList({ sort })}
              />
            );
          }}
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '110rem' },
    intro: { maxWidth: '52rem', margin: 0, marginBottom: theme.spacing(2) },
  }),
  { name: 'ProductSecurityApplicationsPage' },
);
