import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { MetricStatus } from '@prodsec/backstage-plugin-product-security-common';
import { MarkKind } from '../theme/statusColors';
import { productSecurityReactTranslationRef } from '../translation';
import { Mark } from './Mark';

/** @public */
export interface StatusMarkProps {
  status: MetricStatus;
  /** Shows the sign alone, see {@link MarkProps}. */
  hideWord?: boolean;
}

/**
 * Whether a metric meets its target.
 * @public
 */
export function StatusMark(props: StatusMarkProps) {
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const { kind, message } = looks[props.status];
  return (
    <Mark kind={kind} hideWord={props.hideWord}>
      {t(message)}
    </Mark>
  );
}

const looks = {
  met: { kind: 'good', message: 'status.met' },
  missed: { kind: 'bad', message: 'status.missed' },
  'no-data': { kind: 'unknown', message: 'status.noData' },
  'no-target': { kind: 'neutral', message: 'status.noTarget' },
} as const satisfies Record<MetricStatus, { kind: MarkKind; message: string }>;
