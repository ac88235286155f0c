import { InputError } from '@backstage/errors';
import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  comparisons,
  countedSubjects,
  CountRule,
  listedSubjects,
  Rule,
  RuleSubject,
} from './Rule';

/**
 * A rule of `--fail-on`, such as `new critical`, `new high+`, `open critical > 3`, `closed < 1` or `held`.
 *
 * @remarks
 * A subject; of `new`, `reopened`, `open` and `closed` a severity, with `+` or `or worse` for that and those above; a comparison with a whole
 * number, `> 0` where there is none. Letter case does not matter.
 *
 * @throws InputError that says which word is wrong, and what would be right
 */
export function parseRule(text: string): Rule {
  const words = wordsOf(text);
  const subject = words.shift();
  if (subject === 'held') {
    if (words.length) throw refuse(text, `nothing may stand after 'held'`);
    return { text, subject };
  }
  if (!isSubject(subject)) {
    throw refuse(
      text,
      `it begins with one of ${[...subjects, 'held'].join(', ')}, not ${quoted(
        subject,
      )}`,
    );
  }
  const wanted = takeSeverities(text, subject, words);
  const { comparison, limit } = takeComparison(text, words);
  if (words.length) {
    throw refuse(text, `${quoted(words[0])} is one word too many`);
  }
  return { text, subject, severities: wanted, comparison, limit };
}

const subjects: readonly RuleSubject[] = [
  ...listedSubjects,
  ...countedSubjects,
];

function wordsOf(text: string): string[] {
  return (
    text
      .toLocaleLowerCase('en-US')
      .match(/[<>=!]+|\+|[^\s<>=!+]+/g)
      ?.slice() ?? []
  );
}

function isSubject(word: string | undefined): word is RuleSubject {
  return subjects.some(subject => subject === word);
}

function takeSeverities(
  text: string,
  subject: RuleSubject,
  words: string[],
): Severity[] | undefined {
  if (!words.length || isComparison(words[0])) return undefined;
  const word = words.shift();
  const rank = severities.findIndex(severity => severity === word);
  if (rank === -1) {
    throw refuse(
      text,
      `after '${subject}' stands a severity (${severities.join(
        ', ',
      )}) or a comparison (${Object.keys(comparisons).join(' ')}), not ${quoted(
        word,
      )}`,
    );
  }
  if (!listedSubjects.some(listed => listed === subject)) {
    throw refuse(
      text,
      `'${subject}' has no severity; ${listedSubjects.join(', ')} have one`,
    );
  }
  if (takeOrWorse(text, words)) return severities.slice(0, rank + 1);
  return [severities[rank]];
}

function takeOrWorse(text: string, words: string[]): boolean {
  if (words[0] === '+') {
    words.shift();
    return true;
  }
  if (words[0] !== 'or') return false;
  if (words[1] !== 'worse') {
    throw refuse(text, `after 'or' stands 'worse', not ${quoted(words[1])}`);
  }
  words.splice(0, 2);
  return true;
}

function takeComparison(
  text: string,
  words: string[],
): Pick<CountRule, 'comparison' | 'limit'> {
  const comparison = words.shift();
  if (comparison === undefined) return { comparison: '>', limit: 0 };
  if (!isComparison(comparison) || !isKnownComparison(comparison)) {
    throw refuse(
      text,
      `${quoted(comparison)} is no comparison; accepted are ${Object.keys(
        comparisons,
      ).join(' ')}`,
    );
  }
  const number = words.shift();
  if (number === undefined || !/^\d{1,9}$/.test(number)) {
    throw refuse(
      text,
      `after '${comparison}' stands a whole number, not ${quoted(number)}`,
    );
  }
  const limit = Number(number);
  if (limit === 0 && (comparison === '<' || comparison === '>=')) {
    throw refuse(
      text,
      `'${comparison} 0' is ${
        comparison === '<' ? 'never' : 'always'
      } true of a count`,
    );
  }
  return { comparison, limit };
}

function isComparison(word: string): boolean {
  return /^[<>=!]+$/.test(word);
}

function isKnownComparison(word: string): word is CountRule['comparison'] {
  return Object.hasOwn(comparisons, word);
}

function quoted(word: string | undefined): string {
  return word === undefined ? 'nothing' : `'${word}'`;
}

function refuse(text: string, reason: string): InputError {
  return new InputError(`--fail-on: '${text}' is no rule: ${reason}`);
}
