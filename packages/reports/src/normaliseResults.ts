import {
  credentialValidities,
  exploitations,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from './ReportParser';
import { NormalisedResult } from './NormalisedResult';
import { canonicalPackageUrl } from './canonicalPackageUrl';
import { CredentialCutter } from './CredentialCutter';
import {
  credentialHint,
  CredentialKey,
  hashCredential,
  shownCredential,
} from './credentials';
import { fingerprintsTellApart } from './fingerprintsTellApart';
import {
  bounded,
  canonicalCwe,
  canonicalPath,
  canonicalUrl,
  collapsed,
  sha256,
  shortened,
  storable,
} from './texts';
import { orderVulnerabilityIds } from './vulnerabilityIds';

/** How results are normalised. */
export interface NormaliseResultsOptions {
  /** Key of the credential hashes. */
  key: CredentialKey;
  /** Severity of results that say none; without it `high` for secrets and `medium` for others. */
  defaultSeverity?: Severity;
}

/**
 * What a parser found, in the form in which it is kept: nothing in clear that must not be stored, and what makes the identity of a
 * finding in the one way in which it compares.
 *
 * @remarks
 * Pure: the same results and key give the same answer, one result for each given one, in their order.
 */
export function normaliseResults(
  results: Iterable<ReportedResult>,
  options: NormaliseResultsOptions,
): NormalisedResult[] {
  const reported = [...results];
  const everywhere = new CredentialCutter(reported.flatMap(cutEverywhere));
  const normalised = reported.map(result =>
    normaliseResult(result, options, everywhere),
  );
  if (!fingerprintsTellApart(normalised)) {
    for (const result of normalised) result.fingerprint = undefined;
  }
  return normalised;
}

/**
 * One of {@link normaliseResults}, of a report whose fingerprints tell its results apart.
 *
 * @param everywhere - cuts the credentials of the whole report, see {@link cutEverywhere}
 */
export function normaliseResult(
  result: ReportedResult,
  options: NormaliseResultsOptions,
  everywhere: CredentialCutter,
): NormalisedResult {
  const normalised = normalise(result, options, everywhere);
  if (normalised.category !== 'secret') return normalised;
  // The credential says which finding it is; the tool's fingerprint is for where it is not shown. It may be a hash of the credential without
  // a key, from which a short one can be guessed.
  const { credentialHash, fingerprint } = normalised;
  normalised.fingerprint =
    credentialHash === undefined && fingerprint !== undefined
      ? hashCredential(fingerprint, options.key)
      : undefined;
  return normalised;
}

/** What a result shows that must be cut out of the texts of all results of its report. */
export function cutEverywhere(result: ReportedResult): string[] {
  const cut: string[] = [];
  for (const text of [result.credential, ...(result.credentialParts ?? [])]) {
    const shown = shownCredential(text);
    if (shown && shown.length >= shortestCutEverywhere) {
      cut.push(shown, storable(shown));
    }
  }
  return cut;
}

/** Shorter ones may be words, and cutting them out of the paths of other results would change what those are. */
const shortestCutEverywhere = 12;

function normalise(
  result: ReportedResult,
  options: NormaliseResultsOptions,
  everywhere: CredentialCutter,
): NormalisedResult {
  const { category } = result;
  const credential = shownCredential(result.credential);
  const cut = textCutter(credential, everywhere);
  // A short credential may be a word, and rules are found and excepted by their whole name.
  const nameOf = (id: string) =>
    bounded(everywhere.cut(storable(id)), limits.rule).trim() || 'unspecified';
  const isPackage = category === 'dependency' || category === 'container';
  const vulnerabilityIds = isPackage
    ? vulnerabilityIdsOf(result).map(nameOf)
    : undefined;
  const rule = vulnerabilityIds?.[0] ?? nameOf(result.rule);
  const packageUrl = isPackage ? packageOf(result, cut) : undefined;
  return {
    category,
    rule,
    title: titleOf(result, credential, cut) || rule,
    severity:
      result.severity ??
      options.defaultSeverity ??
      (category === 'secret' ? 'high' : 'medium'),
    suppressed: result.suppressed === true,
    reachable:
      typeof result.reachable === 'boolean' ? result.reachable : undefined,
    exploitation: exploitations.find(each => each === result.exploitation),
    validity:
      category === 'secret'
        ? credentialValidities.find(each => each === result.validity)
        : undefined,
    cwe: canonicalCwe(result.cwe ?? []).slice(0, limits.list),
    location: locationOf(result, packageUrl, cut),
    vulnerabilityIds: vulnerabilityIds?.map(upperCase),
    package: packageUrl,
    code:
      category === 'code' || category === 'cloud'
        ? codeOf(result.code, cut)
        : undefined,
    fingerprint: mapText(result.fingerprint, text =>
      bounded(cut(text), limits.text),
    ),
    credentialHash:
      category === 'secret' && credential !== undefined
        ? hashCredential(credential, options.key)
        : undefined,
    method: mapText(result.method, text =>
      shortened(upperCase(cut(text).trim()), limits.word),
    ),
    parameter: mapText(result.parameter, text =>
      bounded(cut(text), limits.text),
    ),
  };
}

/** Characters a text may have, and entries a list. */
const limits = { word: 32, rule: 200, text: 500, path: 1000, list: 50 };

type Cut = (text: string) => string;

function textCutter(
  credential: string | undefined,
  everywhere: CredentialCutter,
): Cut {
  const own =
    credential === undefined || credential.length >= shortestCutEverywhere
      ? undefined
      : new CredentialCutter([credential, storable(credential)]);
  return text => {
    const stored = everywhere.cut(storable(text));
    return own ? own.cut(stored) : stored;
  };
}

function vulnerabilityIdsOf(result: ReportedResult): string[] {
  const ids = orderVulnerabilityIds(result.vulnerabilityIds ?? []);
  return (ids.length > 0 ? ids : [result.rule]).slice(0, limits.list);
}

function packageOf(result: ReportedResult, cut: Cut): string | undefined {
  const given = result.packageUrl ?? result.location.package;
  return mapText(given, text => {
    const canonical = canonicalPackageUrl(cut(text));
    return canonical && bounded(canonical, limits.path);
  });
}

/** What a secret is called ends in the hint of its credential, which tells two of one rule and file apart. */
function titleOf(
  result: ReportedResult,
  credential: string | undefined,
  cut: Cut,
): string {
  // Collapsing white space can put a credential together, so it is looked for before and after.
  const title = shortened(cut(collapsed(cut(result.title))), limits.text);
  return result.category === 'secret' && credential !== undefined
    ? `${title}: ${storable(collapsed(credentialHint(credential)))}`
    : title;
}

function locationOf(
  { location }: ReportedResult,
  packageUrl: string | undefined,
  cut: Cut,
): NormalisedResult['location'] {
  const { line } = location;
  return {
    path: mapText(location.path, text =>
      bounded(cut(canonicalPath(cut(text))), limits.path),
    ),
    line:
      line !== undefined && Number.isInteger(line) && line > 0 && line < 2 ** 31
        ? line
        : undefined,
    package: packageUrl,
    image: mapText(location.image, text => bounded(cut(text), limits.text)),
    url: mapText(location.url, text =>
      bounded(cut(canonicalUrl(cut(text))), limits.path),
    ),
  };
}

function codeOf(code: string | undefined, cut: Cut): string | undefined {
  const text = collapsed(cut(code ?? ''));
  return text === '' || placeholders.has(text) ? undefined : sha256(text);
}

/** What Semgrep writes instead of code when nobody is logged in. */
const placeholders = new Set(['requires login']);

function upperCase(text: string): string {
  return text.toLocaleUpperCase('en-US');
}

function mapText(
  text: string | undefined,
  map: (text: string) => string | undefined,
): string | undefined {
  return text === undefined || text === '' ? undefined : map(text) || undefined;
}
