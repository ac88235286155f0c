import { isAlias, isScalar } from 'yaml';
import { DefinitionItem } from '../definitions/DefinitionItem';
import { suggestion } from '../definitions/suggestion';
import { DAY } from '../formula/Term';
import { GivenField } from './givenFields';
import { exampleMomentForm, parseExampleMoment } from './parseExampleMoment';

/** Reads the value that an example gives a field, as it is stored; `undefined` when it is wrong, which is then reported. */
export function readGivenValue(
  item: DefinitionItem,
  name: string,
  field: GivenField,
  asOf: number,
): string | number | boolean | string[] | undefined {
  const refuse = (accepted: string): undefined => {
    item.report(name, `: ${name} must be ${accepted}`);
    return undefined;
  };
  if (field.type === 'list') {
    const texts = item.texts(name);
    const isPlain = texts?.every(text => !text.includes(','));
    return isPlain ? texts : refuse('a list of texts without commas');
  }
  const { node } = item.value(name)!;
  if (isAlias(node) || !isScalar(node)) {
    item.text(name);
    return undefined;
  }
  const { value } = node;
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse('true or false');
    case 'number':
      return typeof value === 'number' &&
        Math.abs(value) <= largestNumber &&
        (!field.whole || Number.isInteger(value))
        ? value
        : refuse(
            `a ${
              field.whole ? 'whole ' : ''
            }number of at most ${largestNumber}`,
          );
    case 'days':
      return typeof value === 'number' && Math.abs(value) <= mostDays
        ? asOf - Math.round(value * DAY)
        : refuse(`a number of days, ${mostDays} at most`);
    case 'moment': {
      const text = item.text(name);
      if (text === undefined) return undefined;
      return parseExampleMoment(text, asOf) ?? refuse(exampleMomentForm);
    }
    default: {
      const text = item.text(name);
      if (text === undefined || !field.values || field.values.includes(text)) {
        return text;
      }
      return refuse(
        `one of ${field.values.join(', ')}, not '${text}'${suggestion(
          text,
          field.values,
        )}`,
      );
    }
  }
}

const mostDays = 36_500;
const largestNumber = 1_000_000_000;
