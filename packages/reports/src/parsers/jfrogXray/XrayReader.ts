import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';

/** Reads one of the shapes in which Xray reports. */
export interface XrayReader {
  /** What the report covers; at least one. */
  categories(root: JsonNode): Set<Category>;
  results(root: JsonNode): Generator<ReportedResult>;
}
