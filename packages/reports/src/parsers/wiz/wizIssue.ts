import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { wizStatus } from './wizStatus';

/** An issue: a control of Wiz that fails for one resource. */
export interface WizIssue {
  /** Id of the control; issues of threat detection have one, too. */
  control: string;
  title: string | undefined;
  severity: string | undefined;
  status: string | undefined;
  /** The resource by the id that its cloud gives it. */
  resourceId: string | undefined;
  resourceName: string | undefined;
}

/** The result of an issue; `undefined` when it is resolved. */
export function wizIssue(issue: WizIssue): ReportedResult | undefined {
  const { control, title, severity, resourceId, resourceName } = issue;
  const status = wizStatus(issue.status);
  if (status === 'resolved') return undefined;
  return {
    category: 'cloud',
    rule: control,
    title: title ?? control,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: status === 'suppressed',
    code: resourceId,
    location: { path: resourceName ?? resourceId },
  };
}
