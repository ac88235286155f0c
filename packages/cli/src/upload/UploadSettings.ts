import { Rule } from '../rules/Rule';

/** What the report says nothing about, or what is to hold instead; as the query parameters of `POST /scans`. */
export interface ScanParameters {
  application?: string;
  format?: string;
  tool?: string;
  category?: string;
  /** Comma list of categories. */
  covers?: string;
  scope?: string;
  branch?: string;
  commit?: string;
  /** ISO 8601. */
  scannedAt?: string;
  complete?: 'false';
}

/** What `prodsec upload` is to do, checked. */
export interface UploadSettings {
  /** As typed; `-` is the standard input. */
  reports: string[];
  /** Where the plugin answers; absent where nothing is sent. */
  address?: string;
  tokenFile?: string;
  /** Given by hand, so nothing is detected for them. */
  parameters: ScanParameters;
  respondAsync: boolean;
  /** For each report, in milliseconds. */
  timeout: number;
  retries: number;
  rules: Rule[];
  dryRun: boolean;
  json: boolean;
}
