import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { exploitationOfFlags } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import { severityOfWordOrScore } from '../../severityOfWordOrScore';
import { wizPackageUrl } from './wizPackageUrl';

/** What a scan of wizcli covers: infrastructure as code, or packages; always secrets. */
export function wizCliCategories(root: JsonNode): Category[] {
  const result = root.get('result');
  if (!result.get('ruleMatches').isAbsent) return ['cloud', 'secret'];
  return [isImage(root) ? 'container' : 'dependency', 'secret'];
}

/**
 * The results of a scan of wizcli.
 *
 * @remarks
 * What failed no policy and was ignored by one comes in suppressed. The credentials are not shown.
 */
export function* wizCli(
  root: JsonNode,
  result: JsonNode,
): Generator<ReportedResult> {
  const image = isImage(root)
    ? root.get('scanOriginResource').get('name').text()
    : undefined;
  const distribution = root.get('scanOriginResource').get('os').text();
  for (const [list, isSystem] of packageLists) {
    for (const found of result.get(list).items()) {
      const name = found.get('name').requiredText();
      const path = found.get('path').text();
      const packageUrl = wizPackageUrl({ name, path, isSystem, distribution });
      const category = isSystem || isImage(root) ? 'container' : 'dependency';
      for (const item of found.get('vulnerabilities').items()) {
        const id = item.get('name').requiredText();
        yield {
          category,
          rule: id,
          title: `${id} in ${name}`,
          severity: severityOf(item),
          suppressed: isIgnored(item),
          exploitation: exploitationOfFlags({
            known: item.get('hasCisaKevExploit').value,
            available: item.get('hasExploit').value,
          }),
          vulnerabilityIds: [id],
          packageUrl,
          location: { package: packageUrl, path, image },
        };
      }
    }
  }
  for (const item of result.get('secrets').items()) yield secret(item, image);
  for (const match of result.get('ruleMatches').items())
    yield* misconfigurations(match);
}

const packageLists = [
  ['osPackages', true],
  ['libraries', false],
  ['applications', false],
] as const;

function secret(item: JsonNode, image: string | undefined): ReportedResult {
  const description = item.get('description').text();
  const rule = item.get('type').text() ?? description ?? 'secret';
  return {
    category: 'secret',
    rule,
    title: description ?? rule,
    severity: severityOf(item),
    suppressed: isIgnored(item),
    location: {
      path: item.get('path').text(),
      line: item.get('lineNumber').number(),
      image,
    },
  };
}

function* misconfigurations(ruleMatch: JsonNode): Generator<ReportedResult> {
  const rule = ruleMatch.get('rule');
  const id = rule.get('shortId').text() ?? rule.get('id').requiredText();
  for (const match of ruleMatch.get('matches').items()) {
    yield {
      category: 'cloud',
      rule: id,
      title: rule.get('name').text() ?? id,
      severity: severityOf(ruleMatch),
      suppressed: isIgnored(ruleMatch),
      code: match.get('resourceName').text(),
      location: {
        path: match.get('fileName').text(),
        line: match.get('lineNumber').number(),
      },
    };
  }
}

function isImage(root: JsonNode): boolean {
  const origin = root.get('scanOriginResource');
  return (
    /IMAGE/i.test(origin.get('type').text() ?? '') ||
    !origin.get('imageDigest').isAbsent ||
    root.get('result').get('osPackages').isList
  );
}

function isIgnored(item: JsonNode): boolean {
  const ignored = item.get('ignoredPolicyMatches');
  const failed = item.get('failedPolicyMatches');
  return (
    ignored.isList &&
    !ignored.at(0).isAbsent &&
    !(failed.isList && !failed.at(0).isAbsent)
  );
}

function severityOf(item: JsonNode) {
  return severityOfWordOrScore(
    item.get('severity').text(),
    ...item.get('score').looseTexts(),
  );
}
