import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  QuestionItem,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { TierLabel } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { QuestionObject } from './QuestionObject';

interface QuestionTableProps {
  title: string;
  items: QuestionItem[];
}

/**
 * The rows of an answer, each with its reason.
 * @internal
 */
export function QuestionTable({ title, items }: QuestionTableProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  return (
    <DataTable
      caption={title}
      rows={items}
      rowKey={({ type, id }) => `${type} ${id}`}
      columns={[
        {
          id: 'object',
          title: t('questions.object'),
          heading: true,
          render: item => <QuestionObject item={item} />,
        },
        {
          id: 'application',
          title: t('questions.application'),
          render: ({ type, application }) =>
            application &&
            type !== 'application' && (
              <EntityRefLink entityRef={application} hideIcon />
            ),
        },
        {
          id: 'tier',
          title: t('questions.tier'),
          render: ({ tier }) =>
            tier !== null && tiers.includes(tier as Tier) ? (
              <TierLabel tier={tier as Tier} />
            ) : (
              ''
            ),
        },
        {
          id: 'reason',
          title: t('questions.reason'),
          wide: true,
          render: ({ reason }) => reason,
        },
      ]}
    />
  );
}
