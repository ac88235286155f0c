import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { PageView } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { questionIds } from './questionIds';
import { QuestionPart } from './QuestionPart';

interface QuestionsSectionProps {
  view: Pick<PageView, 'asOf' | 'filters'>;
}

/**
 * The five questions and their answers, before any chart. One that cannot be answered leaves the others in place.
 * @internal
 */
export function QuestionsSection(props: QuestionsSectionProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <Section title={t('questions.title')}>
      <ul className={`${text.plain} ${classes.grid}`}>
        {questionIds.map(question => (
          <li key={question} className={classes.question}>
            <QuestionPart question={question} view={props.view} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles(
  theme => ({
    grid: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(24rem, 100%), 1fr))',
      columnGap: theme.spacing(5),
      rowGap: theme.spacing(4),
    },
    question: { minWidth: 0, minHeight: '8rem' },
  }),
  { name: 'ProductSecurityQuestionsSection' },
);
