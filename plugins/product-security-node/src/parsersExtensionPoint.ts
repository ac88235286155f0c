import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ReportParser } from '@prodsec/reports';

/** @public */
export interface ProductSecurityParsersExtensionPoint {
  /** Adds parsers; one with the format id of a built-in parser replaces it. */
  addParser(...parsers: ReportParser[]): void;
}

/**
 * Where modules add parsers for further report formats.
 * @public
 */
export const productSecurityParsersExtensionPoint =
  createExtensionPoint<ProductSecurityParsersExtensionPoint>({
    id: 'product-security.parsers',
  });
