import { NotFoundError } from '@backstage/errors';
import { QuestionAnswer } from '@prodsec/backstage-plugin-product-security-common';
import { applicationConditions } from '../../facts/applicationConditions';
import { FactsEngine } from '../../facts/Facts';
import { countApplicationsNotVisible } from '../../metrics/considered/countApplicationsNotVisible';
import { SqlParameters } from '../../metrics/sql/SqlParameters';
import { formatMoment } from '../../moment';
import { ApplicationQuestion } from '../ApplicationQuestion';
import { QuestionContext } from '../QuestionContext';
import { restatedAt } from '../restatedAt';
import { ConsideredRow, QuestionWriter } from './Question';
import { questions } from './questions';

/** A page of the answer to a question. */
export interface ListQuestion extends ApplicationQuestion {
  limit: number;
  /** How many rows to pass over. */
  offset: number;
}

/** Answers questions by lists, with the reason of each row. */
export class QuestionService {
  constructor(private readonly context: QuestionContext) {}

  /**
   * A page of the list that answers a question, without its cursor: two statements, whatever there is to list, and a third for a caller who may not
   * read everything.
   *
   * @throws NotFoundError when there is no such question
   */
  async answer(
    id: string,
    asked: ListQuestion,
  ): Promise<Omit<QuestionAnswer, 'nextCursor'>> {
    const question = questions.get(id);
    if (!question) {
      throw new NotFoundError(
        `There is no question '${id}'; there are ${[...questions.keys()].join(
          ', ',
        )}`,
      );
    }
    const engine = await this.context.facts.fresh();
    const parameters = new SqlParameters();
    const add = parameters.add.bind(parameters);
    const { items, considered, order } = question.sql(
      this.#writer(engine, asked, parameters),
    );
    const offset = `CAST(${add(asked.offset)} AS BIGINT)`;
    const limit = `CAST(${add(asked.limit)} AS BIGINT)`;
    const all = `WITH listed AS (${items})
      SELECT total.total, counted.*, page.*
      FROM (SELECT count(*) AS total FROM listed) total
      CROSS JOIN (${considered}) counted
      LEFT JOIN (SELECT row_number() OVER (ORDER BY ${order}) AS place, * FROM listed) page
        ON page.place > ${offset} AND page.place <= ${offset} + ${limit}
      ORDER BY page.place`;
    const { asOf, visible, readable = visible } = asked;
    const [rows, restated, notVisible] = await Promise.all([
      engine.query<CountedRow>(all, parameters.values),
      restatedAt(engine, asked),
      countApplicationsNotVisible(engine, asOf, readable),
    ]);
    const [first] = rows;
    return {
      question: id,
      title: question.title,
      description: question.describe(this.context),
      asOf: formatMoment(asked.asOf),
      ...restated,
      total: first.total,
      considered: {
        objects: first.objects,
        withoutData: first.withoutData,
        applications: first.applications,
        stale: first.stale,
        accepted: first.accepted,
        suppressed: first.suppressed,
        notApplicable: first.notApplicable,
        notVisible,
        description: question.considered,
      },
      items: rows
        .filter(({ place }) => place !== null)
        .map(row =>
          question.toItem(row, { asOf: asked.asOf, context: this.context }),
        ),
    };
  }

  #writer(
    engine: FactsEngine,
    question: ApplicationQuestion,
    parameters: SqlParameters,
  ): QuestionWriter {
    const add = parameters.add.bind(parameters);
    const moment = `CAST(${add(question.asOf)} AS BIGINT)`;
    return {
      context: this.context,
      add,
      moment,
      holds: table =>
        `${table}.valid_from <= ${moment} AND ${table}.valid_to > ${moment}`,
      inQuestion: applicationConditions(question, add, engine.dialect),
    };
  }
}

interface CountedRow extends ConsideredRow {
  total: number;
  /** `null` on the one row of an empty page. */
  place: number | null;
}
