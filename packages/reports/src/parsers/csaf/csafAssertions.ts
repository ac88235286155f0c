import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { firstLine } from '../../firstLine';
import { JsonNode } from '../../JsonNode';
import { VexStatement } from '../../ReportParser';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { firstTimestamp } from '../vex/firstTimestamp';
import { VexAssertion } from '../vex/VexAssertion';
import { CsafProducts } from './CsafProducts';
import { csafSeverities } from './csafSeverities';

/**
 * What a CSAF document says, by vulnerability and status.
 *
 * @throws InputError when a VEX document gives a vulnerability no status
 */
export function* csafAssertions(root: JsonNode): Generator<VexAssertion> {
  const document = root.get('document');
  const tracking = document.get('tracking');
  const isVex = document.get('category').text() === 'csaf_vex';
  const products = new CsafProducts(root.get('product_tree'));
  const common = {
    author: document.get('publisher').get('name').text(),
    document: tracking.get('id').text(),
    statedAt: firstTimestamp(
      tracking.get('current_release_date').text(),
      tracking.get('initial_release_date').text(),
    ),
  };
  for (const vulnerability of root.get('vulnerabilities').items()) {
    const ids = idsOf(vulnerability, common.document);
    const severities = csafSeverities(vulnerability, document, products);
    let said = 0;
    for (const [status, lists] of productStatuses) {
      const listed = listedProducts(vulnerability.get('product_status'), lists);
      if (listed.size === 0) continue;
      said++;
      yield {
        ...common,
        vulnerabilityIds: ids,
        title: firstLine(vulnerability.get('title').text()),
        cwe: cwesOf(vulnerability),
        status,
        components: [...listed].map(id => products.component(id)),
        severityOf: severities,
        justification: firstAbout(listed, vulnerability.get('flags'), products)
          ?.get('label')
          .text(),
        explanation: explanationOf(listed, vulnerability, products),
      };
    }
    if (said === 0 && isVex) {
      throw vulnerability
        .get('product_status')
        .wrong(
          `an object with one of ${[...productStatuses.values()]
            .flat()
            .join(', ')}`,
        );
    }
  }
}

/**
 * Lists of `product_status` by what they say; `recommended` and `unknown` say nothing about the vulnerability. Of a product in lists that
 * contradict each other, which is not allowed, the last here stands.
 */
const productStatuses = new Map<VexStatement['status'], string[]>([
  ['fixed', ['fixed', 'first_fixed']],
  ['not_affected', ['known_not_affected']],
  ['under_investigation', ['under_investigation']],
  ['affected', ['known_affected', 'first_affected', 'last_affected']],
]);

function listedProducts(statuses: JsonNode, lists: string[]): Set<string> {
  const listed = new Set<string>();
  for (const list of lists) {
    for (const id of statuses.get(list).items()) listed.add(id.requiredText());
  }
  return listed;
}

/** The CVE with those among the other ids that name a vulnerability, which tickets and bulletins do not; without a CVE all of them. */
function idsOf(
  vulnerability: JsonNode,
  document: string | undefined,
): string[] {
  const cve = vulnerability.get('cve').text();
  const others: string[] = [];
  for (const id of vulnerability.get('ids').items()) {
    const text = id.get('text').text();
    if (text !== undefined) others.push(text);
  }
  if (cve !== undefined) return [cve, ...others.flatMap(vulnerabilityIdsIn)];
  if (others.length > 0) return others;
  const name = vulnerability.get('title').text() ?? document;
  if (name === undefined) throw vulnerability.get('cve').wrong('a text');
  return [name];
}

function cwesOf(vulnerability: JsonNode): string[] {
  const cwes = [vulnerability.get('cwe'), ...vulnerability.get('cwes').items()];
  return cwes.map(cwe => cwe.get('id').text()).filter(id => id !== undefined);
}

/** The first item of a list (flags, threats, remediations) that is about one of the products, or about no product in particular. */
function firstAbout(
  listed: Set<string>,
  list: JsonNode,
  products: CsafProducts,
  accepts: (item: JsonNode) => boolean = () => true,
): JsonNode | undefined {
  for (const item of list.items()) {
    const about = products.namedBy(item);
    const isAbout = about.size === 0 || [...about].some(id => listed.has(id));
    if (isAbout && accepts(item)) return item;
  }
  return undefined;
}

/** The impact statement, for which some publishers write only how severe it is, else what to do about it. */
function explanationOf(
  listed: Set<string>,
  vulnerability: JsonNode,
  products: CsafProducts,
): string | undefined {
  const impact = firstAbout(
    listed,
    vulnerability.get('threats'),
    products,
    threat =>
      threat.get('category').text() === 'impact' &&
      severityOfWord(threat.get('details').text() ?? '') === undefined,
  );
  const remediation = firstAbout(
    listed,
    vulnerability.get('remediations'),
    products,
  );
  return (impact ?? remediation)?.get('details').text();
}
