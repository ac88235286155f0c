import { ASN1Obj } from '@sigstore/core';
import type { Signer } from '@sigstore/verify';
import { EvidenceSigner } from '../EvidenceVerdict';
import { repositoryOf } from '../statement/repositoryOf';

/** What the certificate authority of Sigstore (Fulcio) wrote into a certificate about who asked for it. */
export function certificateClaims(
  identity: NonNullable<Signer['identity']>,
): EvidenceSigner {
  const values = new Map(
    (identity.oids ?? []).map(({ oid, value }) => [
      oid?.id.join('.') ?? '',
      value,
    ]),
  );
  const text = (id: string) => textOfExtension(values.get(id));
  const subject = identity.subjectAlternativeName ?? '';
  return {
    kind: 'certificate',
    subject,
    issuer: identity.extensions?.issuer,
    repository:
      repositoryOf(text(sourceRepositoryUri) ?? '') ??
      repositoryOfWorkflow(subject, values.get(workflowRepository)),
    commit: (
      text(sourceRepositoryDigest) ?? values.get(workflowCommit)?.toString()
    )?.toLowerCase(),
  };
}

const fulcio = '1.3.6.1.4.1.57264.1';
const workflowCommit = `${fulcio}.3`;
const workflowRepository = `${fulcio}.5`;
const sourceRepositoryUri = `${fulcio}.12`;
const sourceRepositoryDigest = `${fulcio}.13`;

/** Extensions since 2022 are texts of ASN.1, those before it are bare. */
function textOfExtension(value: Buffer | undefined): string | undefined {
  if (!value) return undefined;
  try {
    return ASN1Obj.parseBuffer(value).value.toString('utf8');
  } catch {
    return undefined;
  }
}

/** Certificates before 2023 name the repository without its host, which is that of the workflow. */
function repositoryOfWorkflow(
  subject: string,
  slug: Buffer | undefined,
): string | undefined {
  const workflow = repositoryOf(subject);
  if (!slug || !workflow) return undefined;
  const [host] = workflow.split('/');
  return repositoryOf(`${host}/${slug.toString('utf8')}`);
}
