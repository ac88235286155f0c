import {
  Category,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportLimits } from '@prodsec/reports';
import { ReportBody } from './ReportBody';

/** A report to be read, and what the upload says about it. */
export interface ReadingRequest {
  body: ReportBody;
  /** Format id; detected without it. */
  format?: string;
  /** Overrides the name of the tool. */
  tool?: string;
  /** Puts every result into this category. */
  category?: Category;
  /** Key of the credential hashes. */
  key: string;
  /** By tool, the severity of results that say none. */
  defaults: ReadonlyMap<string, Severity>;
  limits: ReportLimits;
}
