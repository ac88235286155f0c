import {
  QuestionConsidered,
  QuestionItem,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsParameter } from '../../facts/Facts';
import { QuestionContext } from '../QuestionContext';

/** A question that is answered by a list. */
export interface Question {
  title: string;
  /** What is in the list, and in which order. */
  describe(context: QuestionContext): string;
  /** What could be in the list, and what is not known of some of it. */
  considered: string;
  /** The parts of the statement. */
  sql(writer: QuestionWriter): QuestionSql;
  /** A row as the answer has it. */
  toItem(row: any, moment: QuestionMoment): QuestionItem;
}

/** The parts of a question's statement. `moment` is the moment asked about. */
export interface QuestionSql {
  /** A row for each item; its columns are those that `toItem` reads. */
  items: string;
  /** One row with the numbers of {@link ConsideredRow}. */
  considered: string;
  /** The order of the items, the first first; it leaves no two of them equal. */
  order: string;
}

/** What the answer to a question was read from, without what the caller may not read. */
export type ConsideredRow = Omit<
  QuestionConsidered,
  'notVisible' | 'description'
>;

/** What a question writes its statement with. */
export interface QuestionWriter {
  context: QuestionContext;
  /** Takes a value and gives its place in the text. */
  add(value: FactsParameter): string;
  /** SQL of the moment asked about. */
  moment: string;
  /** SQL of the condition that a row of a table holds then. */
  holds(table: string): string;
  /** SQL that limits segments, read as `s`, to the applications asked about: nothing, or conditions that begin with `AND`. */
  inQuestion: string;
}

/** When a question is asked, for the words of its answer. */
export interface QuestionMoment {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  context: QuestionContext;
}

/** Days of 86 400 seconds from a moment to the one asked about, whole ones. */
export function wholeDays(since: number, { asOf }: QuestionMoment): number {
  return Math.floor((asOf - since) / 86_400_000);
}
