import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  MetricNumbers,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { liveFormula } from '../../model/liveFormula';
import { useTextStyles } from './useTextStyles';

interface FormulaTextProps {
  definition: MetricDefinition;
  /** Absent where they are not known. */
  numbers?: MetricNumbers;
}

/**
 * A formula as it is defined, and below it the same with the numbers of the moment.
 * @internal
 */
export function FormulaText(props: FormulaTextProps) {
  const { definition, numbers } = props;
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const live =
    numbers && liveFormula(definition.formula, numbers, format.count);
  return (
    <>
      <code className={`${text.breakable} ${classes.formula}`}>
        {definition.formula}
      </code>
      {numbers && numbers.value !== null && (
        <span className={text.numeric}>
          {'= '}
          {live && `${live} = `}
          <MetricNumber value={numbers.value} unit={definition.unit} />
        </span>
      )}
    </>
  );
}

const useStyles = makeStyles(
  { formula: { display: 'block', fontFamily: 'monospace' } },
  { name: 'ProductSecurityFormulaText' },
);
