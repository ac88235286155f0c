/**
 * Extension points of the product-security backend.
 *
 * @packageDocumentation
 */
export * from './ReportParser';
export * from './parsersExtensionPoint';
