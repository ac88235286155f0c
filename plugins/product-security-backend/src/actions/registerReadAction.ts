import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ActionsRegistryActionOptions } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import type { z } from 'zod/v3';
import { VisibleApplications } from '../facts/Facts';
import { ActionsOptions } from './ActionsOptions';
import { Zod } from './inputs';
import { plainTexts } from './plainTexts';
import { readVisibility } from './readVisibility';

/** Who asks, and what they may read. */
export interface Caller {
  credentials: BackstageCredentials;
  visible: VisibleApplications;
}

/** What an action answers, before what all answers have. */
export interface ActionAnswer {
  /** The moment the answer is of, milliseconds since 1970 UTC. */
  asOf: number;
  answer: object;
  /** Address of the page of the portal that shows the same. */
  page?: string;
}

/** An action that answers a question. */
export interface ReadAction<Input extends Shape> {
  name: string;
  title: string;
  description: string;
  input: (zod: Zod) => Input;
  output: (zod: Zod) => Shape;
  answer: (input: InputOf<Input>, caller: Caller) => Promise<ActionAnswer>;
}

/** Parameters or fields by name. */
export type Shape = z.ZodRawShape;

/** What an action is given. */
export type InputOf<Input extends Shape> = {
  [Name in keyof Input]: Input[Name]['_output'];
};

/**
 * Registers an action that only reads, as the caller: what they may read is decided by their own credentials, as for the HTTP API.
 *
 * @remarks
 * Unknown parameters are refused, since a filter that is passed over gives a number of something else. Every answer says what it covers, has the
 * address of a page where there is one, and has plain texts only.
 */
export function registerReadAction<Input extends Shape>(
  options: ActionsOptions,
  action: ReadAction<Input>,
): void {
  const { actionsRegistry, auth, facts, visibility } = options;
  actionsRegistry.register({
    name: action.name,
    title: action.title,
    description: action.description,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: zod => zod.object(shapeOf(action.input, zod)).strict(),
      output: zod =>
        zod
          .object({
            ...shapeOf(action.output, zod),
            ...shapeOf(sharedOutput, zod),
          })
          .passthrough(),
    },
    action: async ({ input, credentials }) => {
      if (auth.isPrincipal(credentials, 'none')) {
        throw new NotAllowedError('Only known callers may ask; sign in');
      }
      const visible = await visibility.visibleTo(credentials);
      const { asOf, answer, page } = await action.answer(
        input as unknown as InputOf<Input>,
        { credentials, visible },
      );
      return {
        output: plainTexts({
          ...answer,
          visibility: await readVisibility(facts, visible, asOf),
          ...(page === undefined ? {} : { page }),
        }),
      };
    },
  });
}

type RegistryZod = Parameters<
  ActionsRegistryActionOptions<never, never>['schema']['input']
>[0];

/** The registry's zod may be another copy than this plugin's, of the same API and with types of its own. */
function shapeOf(
  shape: (zod: Zod) => Shape,
  zod: RegistryZod,
): Record<string, InstanceType<RegistryZod['ZodType']>> {
  return shape(zod as unknown as Zod) as never;
}

function sharedOutput(zod: Zod) {
  return {
    visibility: zod
      .object({
        applications: zod
          .number()
          .describe(
            'Applications in the catalog then that you may read: the answer covers at most these',
          ),
        neverScanned: zod
          .number()
          .describe('Of them never scanned: there 0 does not mean safe'),
        notVisible: zod
          .number()
          .describe('Applications you may not read; they are in no number'),
      })
      .describe('What you may read of the whole portfolio, before filters'),
    page: zod
      .string()
      .optional()
      .describe('Address of the page of the portal to show to people'),
  };
}
