import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { packageUrlOfIdentifier } from './checkmarxPackage';
import { isCheckmarxFixed, isCheckmarxSuppressed } from './checkmarxState';

/** The results of an improved scan report, which has them by scanner and query. */
export function* checkmarxSections(root: JsonNode): Generator<ReportedResult> {
  for (const query of root.get('scanResults').get('resultsList').items()) {
    for (const item of query.get('vulnerabilities').items()) {
      if (!isCheckmarxFixed(item)) yield codeResult(item, query);
    }
  }
  for (const group of root.get('iacScanResults').get('technology').items()) {
    for (const query of group.get('queries').items()) {
      for (const item of query.get('resultsList').items()) {
        if (!isCheckmarxFixed(item)) yield cloudResult(item, query);
      }
    }
  }
  for (const item of root.get('scaScanResults').get('packages').items()) {
    yield* packageResults(item);
  }
}

function common(item: JsonNode) {
  const severity = item.get('severity').text();
  return {
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: isCheckmarxSuppressed(item),
  };
}

function codeResult(item: JsonNode, query: JsonNode): ReportedResult {
  const rule = query.get('queryName').requiredText();
  const ends = ['source', 'destination'].flatMap(end =>
    ['Method', 'Node', 'Code'].map(part => item.get(`${end}${part}`).text()),
  );
  return {
    ...common(item),
    category: 'code',
    rule,
    title: rule.replaceAll('_', ' '),
    cwe: query
      .get('cweId')
      .looseTexts()
      .filter(id => id !== '0')
      .map(id => `CWE-${id}`),
    location: {
      path: pathOf(item.get('sourceFileName').text()),
      line: item.get('sourceLine').number(),
    },
    code:
      [...ends, pathOf(item.get('destinationFileName').text())]
        .filter(Boolean)
        .join(' ') || undefined,
    fingerprint: item.get('similarityId').looseTexts()[0],
  };
}

/** It shows neither lines nor resources: several of one query in one file are one finding. */
function cloudResult(item: JsonNode, query: JsonNode): ReportedResult {
  const rule = query.get('queryName').requiredText();
  return {
    ...common(item),
    category: 'cloud',
    rule,
    title: rule,
    location: { path: pathOf(item.get('fileName').text()) },
    fingerprint: item.get('similarityId').looseTexts()[0],
  };
}

function* packageResults(item: JsonNode): Generator<ReportedResult> {
  const identifier = item.get('packageId').text();
  const name = item.get('packageName').text();
  const packageUrl =
    identifier === undefined
      ? packageUrlOf('', name ?? '')
      : packageUrlOfIdentifier(identifier, name);
  for (const group of item.get('packageCategory').items()) {
    for (const found of group.get('categoryResults').items()) {
      const id = found.get('cve').text() ?? found.get('id').text();
      // Licences and supply chain risks are listed beside vulnerabilities.
      if (id === undefined || isCheckmarxFixed(found)) continue;
      yield {
        ...common(found),
        category: 'dependency',
        rule: id,
        title: name === undefined ? id : `${id} in ${name}`,
        cwe: found.get('cwe').looseTexts(),
        vulnerabilityIds: [id, ...vulnerabilityIdsIn(id)],
        packageUrl,
        location: { package: packageUrl },
      };
    }
  }
}

function pathOf(path: string | undefined): string | undefined {
  return path?.replace(/^\/+/, '');
}
