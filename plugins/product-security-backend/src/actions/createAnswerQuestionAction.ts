import { questions as knownQuestions } from '../dashboards/questions/questions';
import { readApplicationFilters } from '../http/readApplicationFilters';
import { ActionsOptions } from './ActionsOptions';
import {
  applicationFiltersInput,
  asOfInput,
  momentOf,
  pageInput,
} from './inputs';
import {
  fieldsOutput,
  momentOutput,
  nextCursorOutput,
  objectOutput,
} from './outputs';
import { nextCursorOf, placeOf } from './pageOfList';
import { registerReadAction } from './registerReadAction';

/** The five questions that lead to work. */
export function createAnswerQuestionAction(options: ActionsOptions): void {
  const { links, questions } = options;
  registerReadAction(options, {
    name: 'answer-security-question',
    title: 'Answer a security question',
    description: `Five questions that are answered by a list, each row with its reason in words. under_scanned_tier1_applications: which tier-1 applications lack a recent scan of code, dependencies, secrets or images. teams_failing_gates: which teams repeatedly do not pass release gates at once. ageing_findings: which critical findings of tier-1 and revenue-critical applications are too old. uncompensated_exceptions: which active exceptions have no compensating control. releases_with_insufficient_evidence: which production releases of tiers 1 and 2 lack evidence. considered says how many objects could be in the list and of how many it is not known: an empty list with objects without data is not a pass.`,
    input: zod => ({
      question: zod.enum([...knownQuestions.keys()] as [string, ...string[]]),
      asOf: asOfInput(zod),
      filters: applicationFiltersInput(zod),
      ...pageInput(zod, { otherwise: 10, most: 100 }),
    }),
    output: zod => ({
      question: zod.string(),
      title: zod.string(),
      description: zod.string().describe('What is listed, in which order'),
      ...momentOutput(zod),
      total: zod.number().describe('Rows on all pages'),
      considered: zod
        .object({
          objects: zod.number().describe('Objects that could be listed'),
          withoutData: zod
            .number()
            .describe('Objects of which it is not known whether they belong'),
          description: zod.string(),
        })
        .passthrough(),
      items: zod.array(
        objectOutput(zod).extend({
          reason: zod.string(),
          fields: fieldsOutput(zod),
          page: zod.string().optional(),
        }),
      ),
      nextCursor: nextCursorOutput(zod),
    }),
    answer: async (input, { visible }) => {
      const place = placeOf(input.cursor, momentOf(input.asOf));
      const { q, ...filters } = readApplicationFilters(input.filters ?? {});
      const answer = await questions.answer(input.question, {
        asOf: place.asOf,
        offset: place.offset,
        limit: input.limit,
        visible,
        filters,
      });
      return {
        asOf: place.asOf,
        answer: {
          ...answer,
          items: answer.items.map(item => ({
            ...item,
            page: item.application
              ? links.application(item.application)
              : undefined,
          })),
          ...nextCursorOf(place, answer.items.length, answer.total),
        },
        page: links.portfolio({
          filters: { ...input.filters },
          asOf: input.asOf,
        }),
      };
    },
  });
}
