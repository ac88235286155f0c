import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { exploitationOfFlags } from '../exploitability';
import { JsonNode } from '../JsonNode';
import { hasJsonRecord, jsonRecords } from '../jsonRecords';
import { Report, ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON and JSON Lines of Nuclei (`-json-export`, `-jsonl`), its first versions included.
 *
 * @remarks
 * Source: `output.ResultEvent` of Nuclei. Templates of the type `file` look at source and are `code`, all others `dynamic`. A template's matchers find
 * different things at one URL, so the matcher belongs to the parameter.
 */
export const nucleiParser: ReportParser = {
  format: 'nuclei',
  title: 'Nuclei (JSON, JSON Lines)',

  detect(report) {
    return hasJsonRecord(
      report,
      has =>
        (has('template-id') || has('templateID')) && has('info') && has('host'),
    );
  },

  parse(report) {
    return {
      tool: 'Nuclei',
      categories: ['dynamic'],
      results: results(report),
    };
  },
};

function* results(report: Report): Generator<ReportedResult> {
  for (const event of jsonRecords(report)) {
    // `-matcher-status` lists what did not match too.
    if (event.get('matcher-status').value !== false) yield resultOf(event);
  }
}

function resultOf(event: JsonNode): ReportedResult {
  const rule =
    event.get('template-id').text() ??
    event.get('templateID').text() ??
    event.get('template-id').requiredText();
  const info = event.get('info');
  const name = info.get('name').text() ?? rule;
  const matcher = matcherOf(event);
  const place =
    event.get('matched-at').text() ??
    event.get('matched').text() ??
    event.get('url').text() ??
    event.get('host').text();
  const common = {
    rule,
    title: matcher === undefined ? name : `${name}: ${matcher}`,
    severity: severityOf(info),
    cwe: info.get('classification').get('cwe-id').texts(),
    // Templates of what CISA lists as exploited are tagged so.
    exploitation: exploitationOfFlags({
      known: tagsOf(info).includes('kev'),
    }),
  };
  if (event.get('type').text() === 'file') {
    return {
      ...common,
      category: 'code',
      code: matcher,
      location: { path: place },
    };
  }
  return {
    ...common,
    category: 'dynamic',
    method: methodOf(event),
    parameter: parameterOf(event, matcher),
    location: { url: place },
  };
}

/** A list, or a text with commas. */
function tagsOf(info: JsonNode): string[] {
  return info
    .get('tags')
    .looseTexts()
    .flatMap(text => text.split(','))
    .map(tag => tag.trim().toLowerCase());
}

function matcherOf(event: JsonNode): string | undefined {
  return (
    event.get('matcher-name').text() ??
    event.get('matcher_name').text() ??
    event.get('extractor-name').text()
  );
}

function parameterOf(
  event: JsonNode,
  matcher: string | undefined,
): string | undefined {
  const fuzzed = event.get('fuzzing_parameter').text();
  if (fuzzed === undefined || matcher === undefined) return fuzzed ?? matcher;
  return `${fuzzed} (${matcher})`;
}

/** The first word of the request, where the report has requests, or what curl is told. */
function methodOf(event: JsonNode): string | undefined {
  const request = event.get('request').text() ?? '';
  const curl = event.get('curl-command').text() ?? '';
  return (
    event.get('fuzzing_method').text() ??
    /^([A-Z]{3,10}) \S/.exec(request)?.[1] ??
    / -X '([A-Z]{3,10})'/.exec(curl)?.[1]
  );
}

function severityOf(info: JsonNode): Severity | undefined {
  const word = info.get('severity').text();
  if (word !== undefined) return severityOfWord(word);
  const score = info.get('classification').get('cvss-score').number();
  return score === undefined ? undefined : severityOfScore(score);
}
