import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../JsonNode';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import {
  checkOcsfFinding,
  firstOcsfEvent,
  ocsfEvents,
} from './ocsf/ocsfEvents';
import { ocsfCategories, ocsfResults } from './ocsf/ocsfResults';
import { isProwlerEvent } from './prowler/isProwlerEvent';

/**
 * Findings in the Open Cybersecurity Schema Framework (JSON): classes 2001 to 2007, of any producer.
 *
 * @remarks
 * Source: the category Findings of the OCSF schema, versions 1.0 to 1.6. The tool is the product that made all of them, `OCSF` where several did.
 * Prowler's are detected as `prowler`, which reads them in the same way.
 */
export const ocsfParser: ReportParser = {
  format: 'ocsf',
  title: 'OCSF findings (JSON)',

  detect(report) {
    const event = firstOcsfEvent(report);
    return event !== undefined && !isProwlerEvent(event);
  },

  parse(report) {
    const categories = new Set<Category>();
    const products = new Set<string>();
    for (const event of ocsfEvents(report)) {
      checkOcsfFinding(event);
      const product = productOf(event);
      if (product !== undefined) products.add(product);
      for (const category of ocsfCategories(event)) categories.add(category);
    }
    if (categories.size === 0) categories.add('cloud');
    return {
      tool: products.size === 1 ? [...products][0] : 'OCSF',
      categories: [...categories],
      results: results(report),
    };
  },
};

function productOf(event: JsonNode): string | undefined {
  const product = event.get('metadata').get('product');
  return product.get('name').text() ?? product.get('vendor_name').text();
}

function* results(report: Report): Generator<ReportedResult> {
  for (const event of ocsfEvents(report)) yield* ocsfResults(event);
}
