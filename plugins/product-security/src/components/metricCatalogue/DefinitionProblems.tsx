import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { MetricDefinitionProblem } from '@prodsec/backstage-plugin-product-security-common';
import { Words } from '../../model/words';
import { productSecurityTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { Message } from '../shared/Message';

interface DefinitionProblemsProps {
  problems: MetricDefinitionProblem[];
}

/**
 * What is wrong with the files of definitions, where, and what to do; nothing when all is well.
 * @internal
 */
export function DefinitionProblems(props: DefinitionProblemsProps) {
  const { problems } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  if (problems.length === 0) return null;
  return (
    <Message title={t('metricCatalogue.problemsTitle')} kind="warning">
      <p>{t('metricCatalogue.problemsText')}</p>
      <FactList
        facts={problems.map(problem => ({
          name: placeOf(problem, t),
          value: problem.reason,
        }))}
      />
    </Message>
  );
}

function placeOf({ file, line, column }: MetricDefinitionProblem, t: Words) {
  if (!file) return t('metricCatalogue.configuration');
  if (line === undefined) return file;
  return column === undefined
    ? t('metricCatalogue.line', { file, line: String(line) })
    : t('metricCatalogue.place', {
        file,
        line: String(line),
        column: String(column),
      });
}
