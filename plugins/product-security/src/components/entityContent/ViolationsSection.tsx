import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PolicyViolation } from '@prodsec/backstage-plugin-product-security-common';
import { Mark } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';

interface ViolationsSectionProps {
  violations: PolicyViolation[];
}

/**
 * The policies an application violates, enforced ones first.
 * @internal
 */
export function ViolationsSection(props: ViolationsSectionProps) {
  const { violations } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  return (
    <Section title={t('entity.violations')}>
      {violations.length === 0 ? (
        <p className={text.body}>{t('entity.noViolations')}</p>
      ) : (
        <DataTable
          caption={t('entity.violations')}
          rows={[...violations].sort((a, b) => a.level.localeCompare(b.level))}
          rowKey={violation => `${violation.policy} ${violation.value ?? ''}`}
          columns={[
            {
              id: 'level',
              title: t('entity.level'),
              render: ({ level }) =>
                level === 'enforce' ? (
                  <Mark kind="bad">{t('entity.levelEnforce')}</Mark>
                ) : (
                  <Mark kind="warning">{t('entity.levelWarn')}</Mark>
                ),
            },
            {
              id: 'policy',
              title: t('entity.policy'),
              heading: true,
              render: ({ policy }) => policy,
            },
            {
              id: 'written',
              title: t('entity.written'),
              render: ({ value }) =>
                value === undefined ? (
                  ''
                ) : (
                  <span className={text.breakable}>{value}</span>
                ),
            },
            {
              id: 'message',
              title: t('entity.message'),
              render: ({ message }) => message,
            },
          ]}
        />
      )}
    </Section>
  );
}
