import { Severity } from '@prodsec/backstage-plugin-product-security-common';

/** What is expected of the real reports of some formats. */
export interface FormatExpectations {
  /** By folder of the reports, the format they are of and how the same report looks after a while. */
  folders: Record<string, RealFolder>;
  /** By `folder/file`: counted otherwise than the other tool counts, and why. */
  deviations: Record<
    string,
    { reason: string; severities: Partial<Record<Severity, number>> }
  >;
  /** By `folder/file`: refused, and why; with `format`, when it is sent as that. */
  refusals: Record<
    string,
    { reason: string; message: RegExp; format?: string }
  >;
  /** By `folder/file`: no finding can be taken out of it alone, and why. */
  indivisible?: Record<string, { reason: string }>;
}

/** The real reports of one folder. */
export interface RealFolder {
  /** Format id that must be detected; by file where the folder holds several formats. */
  format: string | Record<string, string>;
  reimport: ReimportMarks;
}

/**
 * Where a format says what is no part of a finding's identity, so that a report can be changed the way a later version of its tool changes
 * it. All are names: of JSON keys (also as `parent.key`), XML elements and attributes (local names), or CSV columns.
 */
export interface ReimportMarks {
  /** Line and column numbers, and lists of them. */
  lines: string[];
  /** Code in which each line begins with its number. */
  numberedLines?: string[];
  /** Messages, descriptions, recommendations: free text. */
  messages: string[];
  /** Severity words or scores. */
  severities: string[];
  /** Versions of the tool, its rules or its database, and of affected packages. */
  versions: string[];
  /**
   * Where the results are, in the order in which the parser gives them. JSON: dotted paths in which `*` is every item of a list or every value of an
   * object, such as `runs.*.results.*`; several paths are one after the other. XML: element names. CSV: `rows`. JSON Lines: `values` before the path,
   * such as `values.*` or `values.*.finding`. Text of lines with a name and a value: `blocks`.
   */
  results: string[];
}
