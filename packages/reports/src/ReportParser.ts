import {
  Category,
  CredentialValidity,
  Exploitation,
  FindingLocation,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * A scanner's report as it arrived.
 * @public
 */
export interface Report {
  /** The whole text, decoded by its byte order mark, as UTF-8 without one. Not for telling formats apart: it may be hundreds of megabytes. */
  readonly text: string;
  /** The beginning of the text, up to 64 KiB. */
  readonly head: string;
  /**
   * The parsed JSON value, for telling formats apart; `undefined` when the report is not JSON. Without `__proto__` keys. Of a report too large
   * for memory it has all names and of long lists the first items.
   */
  readonly json: unknown;
  /** Why the report is not JSON, without a word of the report itself; `undefined` when it is JSON. */
  readonly jsonProblem?: string;
}

/**
 * One problem, as the report says it.
 *
 * @remarks
 * Nothing in it is trusted: texts may hold markup, paths may point anywhere. `credential` is hashed and dropped before
 * anything is stored, and its value is cut out of every other text.
 * @public
 */
export interface ReportedResult {
  category: Category;
  /** The tool's rule id; of a vulnerability its id, CVE before GHSA before others. */
  rule: string;
  title: string;
  /** Absent when the report says none. */
  severity?: Severity;
  /** True when the report itself says that it does not count. */
  suppressed?: boolean;
  /** Whether the tool found that the vulnerable code can be reached from the application's; absent when it did not look or cannot tell. */
  reachable?: boolean;
  /** What the tool knows of its exploitation; absent when it says nothing about it. */
  exploitation?: Exploitation;
  /** `secret`: what became of it when the tool tried the credential; absent when it did not, or could not tell. */
  validity?: CredentialValidity;
  /** e.g. `CWE-79` */
  cwe?: string[];
  location: FindingLocation & { column?: number };

  /** `dependency` and `container`: every id the vulnerability goes by, aliases included. */
  vulnerabilityIds?: string[];
  /** `dependency` and `container`: the affected package; a URL with version is fine. */
  packageUrl?: string;
  /** `code` and `cloud`: the code or the resource the result names; never a message. */
  code?: string;
  /** The tool's own fingerprint, as one text. */
  fingerprint?: string;
  /** `secret`: the credential in clear, where the report shows it. */
  credential?: string;
  /** Other values in clear that belong to the credential, such as the second key of a pair: cut out of texts, and forgotten. */
  credentialParts?: string[];
  /** `dynamic` */
  method?: string;
  /** `dynamic` */
  parameter?: string;
}

/**
 * What a VEX document says of one vulnerability.
 *
 * @remarks
 * Source: Minimum Requirements for VEX (CISA), as OpenVEX, CSAF VEX and CycloneDX write them.
 * @public
 */
export interface VexStatement {
  /** Every id the vulnerability goes by, aliases included. */
  vulnerabilityIds: string[];
  /**
   * Package URLs of the components it speaks of; empty when it speaks of the application as a whole, whatever package brings the
   * vulnerability in.
   */
  packages: string[];
  status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation';
  /** e.g. `vulnerable_code_not_in_execute_path` */
  justification?: string;
  /** Impact or action statement, in words. */
  explanation?: string;
  /** Who says it. */
  author?: string;
  /** Id of the document. */
  document?: string;
  /** When it was said, ISO 8601. */
  statedAt?: string;
}

/** A report that was read. @public */
export interface ParsedReport {
  /** Name of the tool as it calls itself. */
  tool: string;
  /** What the report covers, whether or not it found anything there. At least one. */
  categories: Category[];
  /** Every result, once per affected component; not deduplicated. */
  results: Iterable<ReportedResult>;
  /** Of a VEX document: what it states, which holds for the findings of any tool. */
  statements?: Iterable<VexStatement>;
}

/**
 * Reads one report format. Pure: no input but the report, no output but what it returns.
 *
 * @remarks
 * Register it with `productSecurityParsersExtensionPoint` of `@prodsec/backstage-plugin-product-security-node`. Added parsers are asked before the built-in
 * ones, in the order of their registration.
 * @public
 */
export interface ReportParser {
  /** Id in kebab case, e.g. `npm-audit`. */
  readonly format: string;
  /** Name for people, e.g. `npm audit (7 and later)`. */
  readonly title: string;
  /** Whether the report is of this format. Cheap, and never throws. A report that says nothing, such as `[]`, is nobody's. */
  detect(report: Report): boolean;
  /**
   * Throws an `InputError` that names the field when the report is not of this format or broken.
   */
  parse(report: Report): ParsedReport;
}
