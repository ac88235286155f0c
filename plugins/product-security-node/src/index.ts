/**
 * Extension points of the product-security backend.
 *
 * @packageDocumentation
 */
export type {
  ParsedReport,
  Report,
  ReportedResult,
  ReportParser,
} from '@prodsec/reports';
export * from './parsersExtensionPoint';
