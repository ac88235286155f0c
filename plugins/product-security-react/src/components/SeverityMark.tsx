import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Severity } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityReactTranslationRef } from '../translation';
import { Mark } from './Mark';

/** @public */
export interface SeverityMarkProps {
  severity: Severity;
}

/**
 * The severity of a finding. Critical and high stand out; the rest are words.
 * @public
 */
export function SeverityMark(props: SeverityMarkProps) {
  const { severity } = props;
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const word = t(`severity.${severity}`);
  if (severity === 'critical') return <Mark kind="bad">{word}</Mark>;
  if (severity === 'high') return <Mark kind="warning">{word}</Mark>;
  return <>{word}</>;
}
