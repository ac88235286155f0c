import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { SonarComponents } from './sonarComponents';
import { sonarSeverity } from './sonarSeverity';

/** An item of `hotspots`. What was reviewed as safe is suppressed; what was acknowledged still stands. */
export function sonarHotspot(
  hotspot: JsonNode,
  pathOf: SonarComponents,
): ReportedResult {
  const rule =
    hotspot.get('ruleKey').text() ??
    hotspot.get('rule').get('key').requiredText();
  return {
    category: 'code',
    rule,
    title: hotspot.get('message').text() ?? rule,
    severity: sonarSeverity(hotspot.get('vulnerabilityProbability').text()),
    suppressed: hotspot.get('resolution').text()?.toUpperCase() === 'SAFE',
    location: {
      path: pathOf(hotspot),
      line: hotspot.get('line').number(),
      column: hotspot.get('textRange').get('startOffset').number(),
    },
    fingerprint: hotspot.get('key').text(),
  };
}
