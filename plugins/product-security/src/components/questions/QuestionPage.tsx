import { Content, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  productSecurityApiRef,
  useFormat,
  usePages,
} from '@prodsec/backstage-plugin-product-security-react';
import { useParams } from 'react-router-dom';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { usePageLink } from '../pages/usePageLink';
import { usePageView } from '../pages/usePageView';
import { ViewBar } from '../pages/ViewBar';
import { CsvButton } from '../shared/CsvButton';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { QuestionHeadline } from './QuestionHeadline';
import { QuestionTable } from './QuestionTable';

const pageSize = 50;

/**
 * A question with the whole of its answer, and what that was read from.
 * @internal
 */
export function QuestionPage() {
  const { question = '' } = useParams();
  const api = useApi(productSecurityApiRef);
  const [view, change] = usePageView();
  const { asOf, filters } = view;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const pages = usePages(
    JSON.stringify([question, asOf, filters]),
    (cursor, signal) =>
      api.answerQuestion(question, {
        asOf,
        filters,
        limit: pageSize,
        cursor,
        signal,
      }),
  );
  return (
    <Content>
      <div className={classes.root}>
        <p className={`${text.body} ${classes.back}`}>
          <Link to={link('')}>{t('questions.back')}</Link>
        </p>
        <ViewBar view={view} momentOnly onChange={change} />
        <RequestView
          request={pages.request}
          placeholder={<Placeholder height="24rem" />}
        >
          {loaded => {
            const [answer] = loaded;
            const { considered } = answer;
            const items = loaded.flatMap(page => page.items);
            return (
              <>
                <h2 className={`${text.display} ${classes.title}`}>
                  {answer.title}
                </h2>
                <p className={text.lead}>
                  <QuestionHeadline answer={answer} />
                </p>
                <p className={`${text.body} ${text.subtle}`}>
                  {answer.description}
                </p>
                <MomentNotice
                  asOf={answer.asOf}
                  restatedAt={answer.restatedAt}
                  past={asOf !== undefined}
                  onBackToNow={() => change({ asOf: undefined })}
                />
                {items.length === 0 ? (
                  <p className={text.body}>{t('questions.empty')}</p>
                ) : (
                  <>
                    <QuestionTable title={answer.title} items={items} />
                    <MorePages pages={pages} />
                    <CsvButton
                      table={answer.title}
                      rows={() => [
                        [
                          'type',
                          'title',
                          'application',
                          'team',
                          'tier',
                          'reason',
                        ],
                        ...items.map(item => [
                          item.type,
                          item.title,
                          item.application,
                          item.team,
                          item.tier,
                          item.reason,
                        ]),
                      ]}
                    />
                  </>
                )}
                <p className={`${text.small} ${text.subtle}`}>
                  {t('questions.considered', {
                    count: considered.objects,
                    value: format.count(considered.objects),
                    applications: format.count(considered.applications),
                  })}{' '}
                  {considered.description}.
                  {considered.notVisible > 0 &&
                    ` ${t('questions.notVisible', {
                      count: considered.notVisible,
                      value: format.count(considered.notVisible),
                    })}`}
                </p>
              </>
            );
          }}
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '90rem' },
    back: { margin: 0 },
    title: { margin: theme.spacing(3, 0, 1) },
  }),
  { name: 'ProductSecurityQuestionPage' },
);
