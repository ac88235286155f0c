import { hasShape } from '../../hasShape';

/** Whether an OCSF finding says that Prowler made it. */
export function isProwlerEvent(event: Record<string, unknown>): boolean {
  const { metadata } = event;
  if (!hasShape(metadata, 'product')) return false;
  const { product } = metadata;
  return hasShape(product, 'name') && product.name === 'Prowler';
}
