import { InputError } from '@backstage/errors';
import {
  ApplicationScorecard,
  GroupScorecard,
  TeamScorecard,
} from '@prodsec/backstage-plugin-product-security-common';
import { canonicalRef } from '../http/entityRefs';
import { formatMoment } from '../moment';
import { Caller, registerReadAction } from './registerReadAction';
import { ActionsOptions } from './ActionsOptions';
import { asOfInput, flag, momentOf } from './inputs';
import {
  numbersOutput,
  pointOutput,
  statusOutput,
  unitOutput,
} from './outputs';

const kinds = [
  'application',
  'team',
  'system',
  'domain',
  'businessUnit',
  'portfolio',
] as const;

/** How a scorecard names what it is of, by kind. */
const refForms = {
  application: 'an entity ref such as component:default/payments',
  team: 'an entity ref such as group:default/payers',
  system: 'an entity ref such as system:default/checkout',
  domain: 'an entity ref such as domain:default/commerce',
  businessUnit: 'the name of the business unit',
};

/** The most of the worst applications, and of the teams below a team. */
const mostListed = 10;

/** The scorecard of an application, a group of applications or the whole portfolio. */
export function createGetScorecardAction(options: ActionsOptions): void {
  registerReadAction(options, {
    name: 'get-security-scorecard',
    title: 'Get a security scorecard',
    description: `How an application, a team with all teams below it, a system, a domain, a business unit or the whole portfolio stands: a score from 0 to 100 with grade A to E and the parts that add up to it, and every metric with value, target, status and the difference to 30 and 90 days before (delta30, delta90; in the metric's unit; whether up is better is in direction). Of an application also its controls, policy violations, open findings by severity, last scan and what to do (actions); of the others the applications with the lowest scores (worstApplications). null is no data: neither 0 nor a pass.`,
    input: zod => ({
      of: zod.enum(kinds),
      ref: zod
        .string()
        .trim()
        .min(1)
        .max(300)
        .optional()
        .describe(
          'Entity ref, such as component:default/payments or group:default/payers; of a business unit the name. Leave out for the portfolio',
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
      return {
        asOf,
        page,
        answer: { ...shortened(answer, input.trend), asOf: formatMoment(asOf) },
      };
    },
  });
}

interface Asked {
  of: (typeof kinds)[number];
  ref?: string;
  asOf?: string;
}

type Scorecard = GroupScorecard | ApplicationScorecard | TeamScorecard;

async function read(
  { links, scorecards, visibility }: ActionsOptions,
  { of, ref, asOf: text }: Asked,
  { credentials, visible }: Caller,
): Promise<{ asOf: number; answer: Scorecard; page?: string }> {
  const asOf = momentOf(text);
  const question = { asOf, visible, worst: mostListed };
  if (of === 'portfolio') {
    if (ref !== undefined) {
      throw new InputError(
        'ref: is not accepted with of: portfolio; leave it out, or say in of what it names',
      );
    }
    const answer = await scorecards.portfolio(question);
    return { asOf, answer, page: links.portfolio({ asOf: text }) };
  }
  if (ref === undefined) {
    throw new InputError(
      `ref: is required with of: ${of}; accepted is ${refForms[of]}`,
    );
  }
  if (of === 'application') {
    const application = await visibility.assertVisible(ref, credentials, {
      gone: true,
    });
    const answer = await scorecards.application(application.ref, {
      asOf,
      visible: new Set([application.id]),
      readable: visible,
    });
    return { asOf, answer, page: links.application(application.ref) };
  }
  const key = of === 'businessUnit' ? ref : keyOf(ref, of);
  const answer =
    of === 'team'
      ? await scorecards.team(key, question)
      : await scorecards.segment(of, key, question);
  const page = links.portfolio({ filters: { [of]: [key] }, asOf: text });
  return { asOf, answer, page };
}

/** A complete entity ref, or `none`. */
function keyOf(ref: string, of: 'team' | 'system' | 'domain'): string {
  if (ref === 'none') return ref;
  return canonicalRef('ref', ref, of === 'team' ? 'group' : of);
}

/** A scorecard with points of its courses only where they are wanted, and of the teams below a team no more than their scores. */
function shortened(scorecard: Scorecard, trend: boolean): object {
  const { metrics, score, ...rest } = scorecard;
  const withoutCourse = <T extends { trend: unknown }>(card: T) => {
    const { trend: points, ...others } = card;
    return trend ? card : others;
  };
  return {
    ...rest,
    score: withoutCourse(score),
    metrics: metrics.map(withoutCourse),
    ...('children' in scorecard
      ? {
          totalChildren: scorecard.children.length,
          children: scorecard.children
            .slice(0, mostListed)
            .map(({ key, applications, score: { value, grade } }) => ({
              key,
              applications,
              score: { value, grade },
            })),
        }
      : {}),
  };
}
