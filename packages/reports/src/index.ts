/**
 * Reads the reports of security scanners, from bytes to normalised results.
 *
 * @packageDocumentation
 */
export * from './inflateReport';
export * from './NormalisedResult';
export * from './ParserRegistry';
export * from './parseReport';
export * from './readReport';
export * from './ReportParser';
export * from './ReportRefusedError';
