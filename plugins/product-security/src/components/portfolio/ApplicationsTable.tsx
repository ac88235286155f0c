import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Application } from '@prodsec/backstage-plugin-product-security-common';
import {
  ExposureLabel,
  Mark,
  MetricNumber,
  productSecurityReactTranslationRef,
  TierLabel,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable, DataTableColumn } from '../shared/DataTable';
import { EntityName } from '../shared/EntityName';
import { useTextStyles } from '../shared/useTextStyles';

interface ApplicationsTableProps {
  applications: Application[];
}

/**
 * Applications with what they lack.
 * @internal
 */
export function ApplicationsTable(props: ApplicationsTableProps) {
  const { applications } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const text = useTextStyles();

  const missingOf = ({ controls }: Application) =>
    controls
      .filter(({ applicable, holds }) => applicable && !holds)
      .map(({ id }) => words.t(`control.${id}`));
  const columns: DataTableColumn<Application>[] = [
    {
      id: 'application',
      title: t('applications.application'),
      heading: true,
      render: ({ application }) => (
        <EntityRefLink entityRef={application} hideIcon />
      ),
    },
    {
      id: 'missing',
      title: t('applications.missing'),
      render: application => {
        const missing = missingOf(application);
        return missing.length === 0 ? (
          <Mark kind="good">{t('applications.allHold')}</Mark>
        ) : (
          <Mark kind="bad">{format.list(missing)}</Mark>
        );
      },
    },
    {
      id: 'owner',
      title: t('card.owner'),
      render: ({ accountableOwner }) => (
        <EntityName
          entityRef={accountableOwner}
          missing={{ kind: 'bad', word: t('card.noOwner') }}
        />
      ),
    },
    {
      id: 'tier',
      title: t('card.tier'),
      render: ({ tier }) => <TierLabel tier={tier} />,
    },
    {
      id: 'exposure',
      title: t('card.exposure'),
      render: ({ exposure }) => <ExposureLabel exposure={exposure} />,
    },
    {
      id: 'violations',
      title: t('applications.violations'),
      numeric: true,
      render: ({ violations }) => format.count(violations.length),
    },
  ];
  if (applications.some(({ score }) => score))
    columns.push({
      id: 'score',
      title: t('groups.score'),
      numeric: true,
      render: ({ score }) => (
        <span className={text.unbroken}>
          <MetricNumber value={score?.value ?? null} unit="count" />
          {score?.grade && ` ${score.grade}`}
        </span>
      ),
    });
  return (
    <DataTable
      caption={t('applications.title')}
      columns={columns}
      rows={applications}
      rowKey={({ application }) => application}
    />
  );
}
