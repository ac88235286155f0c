import { InputError, NotFoundError } from '@backstage/errors';
import { canonicalRef } from '../http/entityRefs';
import { formatMoment } from '../moment';
import { ActionAnswer, Caller, registerReadAction } from './registerReadAction';
import { ActionsOptions } from './ActionsOptions';
import { asOfInput, flag, momentOf } from './inputs';
import {
  numbersOutput,
  pointOutput,
  statusOutput,
  unitOutput,
} from './outputs';

const kinds = ['application', 'team', 'portfolio'] as const;

/** The scorecard of an application, a team or the whole portfolio. */
export function createGetScorecardAction(options: ActionsOptions): void {
  registerReadAction(options, {
    name: 'get-security-scorecard',
    title: 'Get a security scorecard',
    description: `How an application, a team or the whole portfolio stands: a score from 0 to 100 with grade A to E and the parts that add up to it, and every metric with value, target, status and the difference to 30 and 90 days before (delta30, delta90; in the metric's unit; whether up is better is in direction). Of an application also its controls, policy violations, open findings by severity and last scan. null is no data: neither 0 nor a pass.`,
    input: zod => ({
      of: zod.enum(kinds),
      ref: zod
        .string()
        .trim()
        .min(1)
        .max(300)
        .optional()
        .describe(
          'Entity ref of the application (component:default/payments) or the team (group:default/payers); leave out for the portfolio',
        ),
      asOf: asOfInput(zod),
      trend: flag(zod).describe(
        'Whether each metric has its points of the last 90 days',
      ),
    }),
    output: zod => ({
      asOf: zod.string(),
      score: zod
        .object({
          value: zod.number().nullable(),
          grade: zod.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
          parts: zod.array(
            zod
              .object({
                metric: zod.string(),
                weight: zod.number(),
                attainment: zod
                  .number()
                  .nullable()
                  .describe('How much of the target is reached, 0 to 1'),
                points: zod.number(),
              })
              .passthrough(),
          ),
        })
        .passthrough(),
      metrics: zod.array(
        zod
          .object({
            metric: zod.string(),
            title: zod.string(),
            unit: unitOutput(zod),
            direction: zod.enum(['up', 'down']),
            ...numbersOutput(zod),
            target: zod.string().nullable(),
            status: statusOutput(zod),
            delta30: zod.number().nullable(),
            delta90: zod.number().nullable(),
            trend: zod.array(pointOutput(zod)).optional(),
          })
          .passthrough(),
      ),
    }),
    answer: async (input, caller) => {
      const { asOf, answer, page } = await read(options, input, caller);
      const { metrics, ...rest } = answer;
      return {
        asOf,
        page,
        answer: {
          ...rest,
          asOf: formatMoment(asOf),
          metrics: metrics.map(({ trend, ...metric }) =>
            input.trend ? { ...metric, trend } : metric,
          ),
        },
      };
    },
  });
}

interface Asked {
  of: (typeof kinds)[number];
  ref?: string;
  asOf?: string;
}

async function read(
  { links, scorecards, visibility }: ActionsOptions,
  { of, ref, asOf: text }: Asked,
  { credentials, visible }: Caller,
) {
  const asOf = momentOf(text);
  if (of === 'portfolio') {
    if (ref !== undefined) {
      throw new InputError(
        'ref: is not accepted with of: portfolio; leave it out, or ask of: application or of: team',
      );
    }
    const answer = await scorecards.portfolio({ asOf, visible });
    return { asOf, answer, page: links.portfolio({ asOf: text }) };
  }
  if (ref === undefined) {
    throw new InputError(
      `ref: is required with of: ${of}; accepted is an entity ref such as ${
        of === 'team' ? 'group:default/payers' : 'component:default/payments'
      }`,
    );
  }
  if (of === 'application') {
    const application = await visibility.assertVisible(ref, credentials, {
      gone: true,
    });
    const answer = await scorecards.application(application.ref, {
      asOf,
      visible: new Set([application.id]),
    });
    return { asOf, answer, page: links.application(application.ref) };
  }
  const team = ref === 'none' ? ref : canonicalRef('ref', ref, 'group');
  const answer = (await scorecards.groups('team', { asOf, visible })).find(
    ({ key }) => key.team === team,
  );
  if (!answer) {
    throw new NotFoundError(
      `ref: no application that you may read is of the team '${team}' then`,
    );
  }
  return {
    asOf,
    answer,
    page: links.portfolio({ filters: { team: [team] }, asOf: text }),
  } satisfies ActionAnswer;
}
