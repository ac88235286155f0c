import {
  Severity,
  severityOfScore,
} from '@prodsec/backstage-plugin-product-security-common';
import { fromVector } from 'ae-cvss-calculator';

/**
 * The severity of a CVSS vector, by its base score; `undefined` when the text is no vector with all base metrics.
 *
 * @remarks
 * Temporal, threat and environmental metrics are left out: they are of a moment or of a place.
 *
 * @param vector - of CVSS 2, 3.0, 3.1 or 4.0, e.g. `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`
 */
export function severityOfCvssVector(vector: string): Severity | undefined {
  const base = baseMetrics(vector.slice(0, longestVector));
  const score = base && fromVector(base)?.calculateScores().base;
  return score === undefined ? undefined : severityOfScore(score);
}

const longestVector = 400;

/** The base metrics of each version with the letters that they may have. Anything else would make the calculator complain. */
const metrics: Record<string, Record<string, string>> = {
  '2': { AV: 'LAN', AC: 'HML', Au: 'MSN', C: 'NPC', I: 'NPC', A: 'NPC' },
  '3': {
    AV: 'NALP',
    AC: 'LH',
    PR: 'NLH',
    UI: 'NR',
    S: 'UC',
    C: 'NLH',
    I: 'NLH',
    A: 'NLH',
  },
  '4': {
    AV: 'NALP',
    AC: 'LH',
    AT: 'NP',
    PR: 'NLH',
    UI: 'NPA',
    VC: 'HLN',
    VI: 'HLN',
    VA: 'HLN',
    SC: 'HLN',
    SI: 'HLN',
    SA: 'HLN',
  },
};

function baseMetrics(vector: string): string | undefined {
  const parts = vector
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .split('/');
  const version = /^CVSS:(3\.[01]|4\.0)$/.exec(parts[0])?.[1];
  const allowed = metrics[version?.[0] ?? '2'];
  const given = new Map<string, string>();
  for (const part of parts) {
    const [name, value] = part.split(':');
    given.set(name, value);
  }
  const base: string[] = version === undefined ? [] : [`CVSS:${version}`];
  for (const [name, values] of Object.entries(allowed)) {
    const value = given.get(name);
    if (value?.length !== 1 || !values.includes(value)) return undefined;
    base.push(`${name}:${value}`);
  }
  return base.join('/');
}
