import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  productSecurityApiRef,
  useFormat,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { PageView } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { usePageLink } from '../pages/usePageLink';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { QuestionHeadline } from './QuestionHeadline';
import { QuestionObject } from './QuestionObject';

interface QuestionPartProps {
  question: string;
  view: Pick<PageView, 'asOf' | 'filters'>;
}

const namedAtOnce = 3;

/**
 * A question with its answer: how many, and the first of them with names and reasons.
 * @internal
 */
export function QuestionPart(props: QuestionPartProps) {
  const { question, view } = props;
  const { asOf, filters } = view;
  const api = useApi(productSecurityApiRef);
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const request = useRequest(
    JSON.stringify([question, asOf, filters]),
    signal =>
      api.answerQuestion(question, {
        asOf,
        filters,
        limit: namedAtOnce,
        signal,
      }),
  );
  return (
    <RequestView request={request} placeholder={<Placeholder height="8rem" />}>
      {answer => (
        <>
          <h3 className={`${text.lead} ${text.strong} ${classes.title}`}>
            {answer.title}
          </h3>
          <p className={`${text.lead} ${classes.line}`}>
            <QuestionHeadline answer={answer} />
          </p>
          <ul className={`${text.plain} ${text.body}`}>
            {answer.items.map(item => (
              <li key={item.id} className={classes.item}>
                <span className={text.strong}>
                  <QuestionObject item={item} />
                </span>
                {`: ${item.reason}`}
              </li>
            ))}
          </ul>
          <p className={`${text.body} ${classes.line}`}>
            <Link
              to={link(`questions/${question}`)}
              aria-label={`${answer.title} ${linkWords(answer.total)}`}
            >
              {linkWords(answer.total)}
            </Link>
          </p>
        </>
      )}
    </RequestView>
  );

  function linkWords(total: number) {
    return total > 0
      ? t('questions.all', { value: format.count(total) })
      : t('questions.readFrom');
  }
}

const useStyles = makeStyles(
  theme => ({
    title: { margin: 0 },
    line: { margin: theme.spacing(0.5, 0) },
    item: { margin: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
  }),
  { name: 'ProductSecurityQuestionPart' },
);
