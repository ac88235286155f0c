import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  EvidenceTrustOptions,
  evidenceTypes,
  TrustedKeyOptions,
} from '@prodsec/evidence';
import { z } from 'zod/v3';

/** A file that the configuration names. */
export interface FileOfTrust {
  file: string;
  /** The key that names it. */
  key: string;
}

/** Whom to trust, before files are read. */
export interface TrustConfig
  extends Omit<EvidenceTrustOptions, 'keys' | 'roots'> {
  keys: (Omit<TrustedKeyOptions, 'publicKey'> & {
    publicKey: string | FileOfTrust;
  })[];
  roots: ('public-good' | FileOfTrust)[];
}

/**
 * Reads of `productSecurity.evidence` whom to trust.
 *
 * @throws InputError that names the key and what it accepts; it never quotes a value
 */
export function readTrustConfig(config: Config): TrustConfig {
  const given = config.getOptionalConfig(root);
  const value = Object.fromEntries(
    Object.keys(trustSchema.shape).map(name => [
      name,
      given?.getOptional(name),
    ]),
  );
  const parsed = trustSchema.safeParse(value);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`Invalid ${[root, ...path].join('.')}: ${message}`);
  }
  const { keys, trustRoot, ...others } = parsed.data;
  refuseSameNames(keys.map(({ name }) => name));
  return {
    ...others,
    keys: keys.map(({ publicKey, file, ...key }, index) => ({
      ...key,
      publicKey: publicKey ?? {
        file: file!,
        key: `${root}.keys.${index}.file`,
      },
    })),
    roots: trustRoot.map(each =>
      typeof each === 'string'
        ? each
        : { ...each, key: `${root}.trustRoot.file` },
    ),
  };
}

const root = 'productSecurity.evidence';

const text = z.string({ errorMap: () => ({ message: 'text is expected' }) });
const texts = z
  .array(text, { invalid_type_error: 'a list of texts is expected' })
  .optional();
const types = z
  .array(
    z.enum(evidenceTypes as [(typeof evidenceTypes)[number]], {
      errorMap: () => ({
        message: `one of ${evidenceTypes.join(', ')} is expected`,
      }),
    }),
    { invalid_type_error: 'a list of types of evidence is expected' },
  )
  .optional();

const listOf = <T extends z.ZodTypeAny>(item: T) =>
  z
    .array(item, { invalid_type_error: 'a list is expected' })
    .optional()
    .transform(value => value ?? []);

const keySchema = z
  .object({
    name: text,
    publicKey: text.optional(),
    file: text.optional(),
    id: text.optional(),
    types,
    applications: texts,
    validFrom: text.optional(),
    validUntil: text.optional(),
    signs: z
      .enum(['dsse', 'payload'], {
        errorMap: () => ({ message: 'dsse or payload is expected' }),
      })
      .optional(),
  })
  .strict()
  .refine(
    ({ publicKey, file }) => (publicKey === undefined) !== (file === undefined),
    'either publicKey or file is expected',
  );

const rootSchema = z.union(
  [z.literal('public-good'), z.object({ file: text }).strict()],
  { errorMap: () => ({ message: 'public-good or { file } is expected' }) },
);

const trustSchema = z.object({
  keys: listOf(keySchema),
  trustRoot: z.preprocess(
    value =>
      value === undefined || Array.isArray(value) ? value ?? [] : [value],
    z.array(rootSchema),
  ),
  builders: listOf(
    z
      .object({
        id: text,
        subject: text.optional(),
        issuer: text.optional(),
        applications: texts,
      })
      .strict(),
  ),
  identities: listOf(
    z
      .object({
        issuer: text,
        subject: text,
        types,
        applications: texts,
        anyRepository: z
          .boolean({ invalid_type_error: 'true or false is expected' })
          .optional(),
      })
      .strict(),
  ),
  verifiers: listOf(
    z.object({ id: text, levels: texts, resource: text.optional() }).strict(),
  ),
  sbom: z
    .object({
      // Which elements there are is for the package to say.
      required: z.array(z.any()).optional(),
      coverage: z.number().optional(),
    })
    .strict()
    .optional(),
  acceptUnsigned: types,
});

function refuseSameNames(names: readonly string[]): void {
  const repeated = names.findIndex(
    (name, index) => names.indexOf(name) !== index,
  );
  if (repeated < 0) return;
  throw new InputError(
    `Invalid ${root}.keys.${repeated}.name: another key has this name; verdicts name the key by it`,
  );
}
