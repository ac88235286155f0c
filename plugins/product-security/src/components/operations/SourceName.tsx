import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ListedScan } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface SourceNameProps {
  scan: Pick<ListedScan, 'tool' | 'scope' | 'branch'>;
}

/**
 * Which tool scanned what: its name, and scope and branch below it.
 * @internal
 */
export function SourceName(props: SourceNameProps) {
  const { tool, scope, branch } = props.scan;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const details = [
    scope && t('operations.held.scope', { scope }),
    t('operations.held.branch', { branch }),
  ].filter(Boolean);
  return (
    <>
      {tool}
      <div className={`${text.small} ${text.subtle} ${text.breakable}`}>
        {details.join(', ')}
      </div>
    </>
  );
}
