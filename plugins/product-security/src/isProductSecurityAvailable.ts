import { Entity } from '@backstage/catalog-model';

/**
 * Whether an entity can have product security data: it is a component.
 * @public
 */
export function isProductSecurityAvailable(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'component';
}
