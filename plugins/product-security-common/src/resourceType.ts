/**
 * The catalog's own resource type, so that policies written with the catalog's conditions decide here too.
 * @internal
 */
export const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';
