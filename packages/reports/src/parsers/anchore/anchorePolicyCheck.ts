import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { installedPackageUrl } from '../../installedPackageUrl';
import { nameWithoutVersion } from './nameWithoutVersion';

/** What a policy of Anchore says of an image at one of its triggers. */
export interface AnchorePolicyCheck {
  /** e.g. `vulnerabilities`, `dockerfile` */
  gate: string;
  /** e.g. `package`, `effective_user` */
  trigger: string | undefined;
  /** Of vulnerabilities `CVE-2024-1+package`, else a hash that stays. */
  triggerId: string;
  message: string | undefined;
  /** `stop`, `warn` or `go` */
  action: string | undefined;
  suppressed: boolean;
  image: string | undefined;
}

/**
 * The result of a policy check; `undefined` when the check lets the image go.
 *
 * @remarks
 * Source: `PolicyEvaluation` of Anchore. Vulnerabilities are `container`, everything else is a misconfiguration of the image and `cloud`. The
 * severity is the word that the message of a vulnerability begins with; else it is that of the action: `stop` high, `warn` medium.
 */
export function anchorePolicyCheck(
  check: AnchorePolicyCheck,
): ReportedResult | undefined {
  const { gate, trigger, triggerId, message, suppressed, image } = check;
  const action = check.action?.toLocaleLowerCase('en-US');
  if (action === 'go') return undefined;
  const actionSeverity = action === undefined ? undefined : actions.get(action);
  const vulnerability =
    gate === 'vulnerabilities'
      ? vulnerabilityOf(triggerId, message)
      : undefined;
  if (!vulnerability) {
    const rule = trigger === undefined ? gate : `${gate}:${trigger}`;
    return {
      category: 'cloud',
      rule,
      title: message ?? rule,
      severity: actionSeverity,
      suppressed,
      code: triggerId,
      location: { image },
    };
  }
  const { id, name, packageUrl } = vulnerability;
  return {
    category: 'container',
    rule: id,
    title: `${id} in ${name}`,
    severity: severityIn(message) ?? actionSeverity,
    suppressed,
    vulnerabilityIds: [id],
    packageUrl,
    location: { package: packageUrl, image },
  };
}

const actions = new Map<string, Severity>([
  ['stop', 'high'],
  ['warn', 'medium'],
]);

function severityIn(message: string | undefined): Severity | undefined {
  return severityOfWord(message?.trimStart().split(' ', 1)[0] ?? '');
}

/** The trigger id holds vulnerability and package; only the message says what kind of package it is. */
function vulnerabilityOf(triggerId: string, message: string | undefined) {
  const plus = triggerId.indexOf('+');
  if (plus <= 0 || plus === triggerId.length - 1) return undefined;
  const kind = /package type \(([\w-]{1,30})\)/.exec(message ?? '')?.[1] ?? '';
  const name = packageName(kind, triggerId.slice(plus + 1));
  return {
    id: triggerId.slice(0, plus),
    name,
    packageUrl: installedPackageUrl({ kind, name }),
  };
}

/** `core-1.3.8.jar` and, within another one, `outer-4.0.0.jar:core`; of Python `lxml-3.2.1`; of the system just the name. */
function packageName(kind: string, text: string): string {
  const inner = text.slice(text.lastIndexOf(':') + 1);
  const file = inner.replace(/\.[jwe]ar$/, '');
  return kind === 'rpm' || kind === 'dpkg' || kind === 'APKG'
    ? text
    : nameWithoutVersion(kind, file);
}
