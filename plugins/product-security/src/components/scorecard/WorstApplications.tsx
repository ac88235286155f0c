import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ScorecardApplication } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { useTextStyles } from '../shared/useTextStyles';
import { ScoreCell } from './ScoreCell';

interface WorstApplicationsProps {
  /** Lowest score first. */
  applications: ScorecardApplication[];
}

/**
 * The applications with the lowest scores, each with what brings it most.
 * @internal
 */
export function WorstApplications(props: WorstApplicationsProps) {
  const { applications } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  if (applications.length === 0)
    return <p className={text.body}>{t('scorecard.noWorst')}</p>;
  return (
    <DataTable
      caption={t('scorecard.worst')}
      rows={applications}
      rowKey={({ application }) => application}
      columns={[
        {
          id: 'application',
          title: t('applications.application'),
          heading: true,
          render: ({ application, title }) => (
            <EntityRefLink entityRef={application} title={title} hideIcon />
          ),
        },
        {
          id: 'action',
          title: t('scorecard.doFirst'),
          render: ({ actions: [first] }) =>
            first && (
              <>
                {first.action}{' '}
                <span className={`${text.subtle} ${text.unbroken}`}>
                  {t('scorecard.effect', {
                    difference: format.difference(first.points, 'points'),
                  })}
                </span>
              </>
            ),
        },
        {
          id: 'score',
          title: t('groups.score'),
          numeric: true,
          render: ({ score }) => <ScoreCell score={score} />,
        },
      ]}
    />
  );
}
