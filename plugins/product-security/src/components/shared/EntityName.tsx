import { ReactNode } from 'react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Mark,
  MarkKind,
} from '@prodsec/backstage-plugin-product-security-react';

interface EntityNameProps {
  entityRef: string | null;
  /** What it means that there is none. */
  missing: { kind: MarkKind; word: ReactNode };
}

/**
 * A link to an entity, or in words that there is none.
 * @internal
 */
export function EntityName(props: EntityNameProps) {
  const { entityRef, missing } = props;
  return entityRef ? (
    <EntityRefLink entityRef={entityRef} hideIcon />
  ) : (
    <Mark kind={missing.kind}>{missing.word}</Mark>
  );
}
