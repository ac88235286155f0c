import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { cloudResource } from '../cloudResource';
import { ProwlerCheck } from './ProwlerCheck';

/**
 * What a check of Prowler 2 to 5 reports; `undefined` when it passed or is for a person to make.
 *
 * @remarks
 * Source: `Check_Report` and the outputs of Prowler. Version 2 writes `[check11] Title` where later ones have an id and a title, and `WARNING` for
 * what is on the allow list, which was `MUTED` later.
 */
export function prowlerResult(check: ProwlerCheck): ReportedResult | undefined {
  const status = check
    .requiredText({ key: 'Status', column: 'STATUS' }, 'status', 'checkresult')
    .toLocaleUpperCase('en-US');
  if (!['FAIL', 'FAILED', 'MUTED', 'WARNING'].includes(status)) {
    return undefined;
  }
  const heading = check.text('titletext', 'control');
  const bracketed = /\[([\w-]{1,60})\]/.exec(heading ?? '')?.[1];
  const rule =
    bracketed ??
    check.requiredText(
      { key: 'CheckID', column: 'CHECK_ID' },
      'checkid',
      'titleid',
      'controlid',
    );
  const severity = check.text('severity', 'checkseverity');
  return {
    category: 'cloud',
    rule,
    title: check.text('checktitle') ?? titleOf(heading) ?? rule,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: !status.startsWith('FAIL') || check.isTrue('muted'),
    location: {},
    code: resourceOf(check),
  };
}

function titleOf(heading: string | undefined): string | undefined {
  const title = heading
    ?.replace(/\[[\w-]{1,60}\]/, '')
    .replace(/\((?:Not )?Scored\)/, '');
  return title?.trim() || undefined;
}

function resourceOf(check: ProwlerCheck): string | undefined {
  const id = check.text(
    'resourcearn',
    'resourceuid',
    'resourceid',
    'checkresourceid',
  );
  const name = check.text('resourcename');
  // Within Kubernetes the id is another one for each start of a pod.
  const isKubernetes = check.text('provider') === 'kubernetes';
  return cloudResource({
    account: check.text(
      'accountid',
      'accountuid',
      'accountnum',
      'accountnumber',
      'subscription',
      'projectid',
      'context',
    ),
    region: check
      .text('region', 'location', 'namespace')
      ?.replace(/^namespace: /, ''),
    resource: isKubernetes ? name ?? id : id ?? name,
  });
}
