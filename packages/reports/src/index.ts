/**
 * Reads the reports of security scanners, from bytes to normalised results.
 *
 * @packageDocumentation
 */
export type { CredentialKey } from './credentials';
export * from './inflateReport';
export * from './NormalisedResult';
export * from './ParserRegistry';
export type { NormalisedStatement } from './normaliseStatement';
export { packResults, unpackResults } from './PackedResults';
export type { PackedResults } from './PackedResults';
export { parseReport } from './parseReport';
export type { ParsedScan, ParseReportOptions } from './parseReport';
export { readScan } from './readScan';
export type { ReadingProgress, ReadScan, ReadScanOptions } from './readScan';
export { defaultReportLimits, readReport } from './readReport';
export type { ReportLimits } from './readReport';
export * from './ReportParser';
export * from './ReportRefusedError';
export { XmlNode } from './XmlNode';
