import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Finding,
  FindingStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  SeverityMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { Words } from '../../model/words';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { useTextStyles } from '../shared/useTextStyles';
import { FindingLocationText } from './FindingLocationText';

interface FindingsTableProps {
  findings: Finding[];
  asOf: string;
}

/**
 * Findings with where they are, how long they have been open and how their risk comes about.
 * @internal
 */
export function FindingsTable(props: FindingsTableProps) {
  const { findings, asOf } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const factor = (value: number) => format.value(value, 'points');

  return (
    <DataTable
      caption={t('entity.findings')}
      rows={findings}
      rowKey={finding => finding.id}
      columns={[
        {
          id: 'severity',
          title: t('finding.severity'),
          render: finding => <SeverityMark severity={finding.severity} />,
        },
        {
          id: 'title',
          title: t('finding.title'),
          heading: true,
          render: finding => (
            <>
              <span className={text.breakable}>{finding.title}</span>
              <br />
              <span
                className={`${text.small} ${text.subtle} ${text.breakable}`}
              >
                {[finding.rule, ...finding.cwe, finding.tool].join(' · ')}
              </span>
            </>
          ),
        },
        {
          id: 'location',
          title: t('finding.location'),
          render: finding => (
            <FindingLocationText location={finding.location} />
          ),
        },
        {
          id: 'age',
          title: t('finding.age'),
          numeric: true,
          render: finding => (
            <span className={text.unbroken}>
              {format.age(finding.openedAt, asOf)}
            </span>
          ),
        },
        {
          id: 'risk',
          title: t('finding.risk'),
          numeric: true,
          render: finding => (
            <>
              {factor(finding.riskScore)}
              <br />
              <span className={`${text.small} ${text.subtle}`}>
                {t('finding.factors', {
                  severity: factor(finding.riskFactors.severity),
                  exploitability: factor(finding.riskFactors.exploitability),
                  tier: factor(finding.riskFactors.tier),
                  exposure: factor(finding.riskFactors.exposure),
                })}
              </span>
            </>
          ),
        },
        {
          id: 'exploitability',
          title: t('finding.exploitability'),
          render: ({ exploitability }) => {
            if (exploitability.knownExploited)
              return <Mark kind="bad">{t('finding.knownExploited')}</Mark>;
            return exploitability.epss === undefined
              ? t('finding.noExploitability')
              : t('finding.epss', {
                  value: format.value(exploitability.epss, 'ratio'),
                });
          },
        },
        {
          id: 'status',
          title: t('finding.status'),
          render: finding => (
            <>
              {statusWord(finding.status, t)}
              {finding.reopenCount > 0 &&
                `, ${t('finding.reopened', { count: finding.reopenCount })}`}
            </>
          ),
        },
      ]}
    />
  );
}

function statusWord(status: FindingStatus, t: Words): string {
  switch (status) {
    case 'accepted':
      return t('finding.statusAccepted');
    case 'suppressed':
      return t('finding.statusSuppressed');
    case 'closed':
      return t('finding.statusClosed');
    default:
      return t('finding.statusOpen');
  }
}
