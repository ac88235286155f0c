import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Control,
  controls,
  Exposure,
  exposures,
  MetricObject,
  MetricUnit,
  severities,
  Severity,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  ExposureLabel,
  MetricNumber,
  productSecurityReactTranslationRef,
  SeverityMark,
  TierLabel,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable, DataTableColumn } from '../shared/DataTable';
import { ObjectTitle } from '../shared/ObjectTitle';

interface ObjectsTableProps {
  objects: MetricObject[];
  asOf: string;
  unit: MetricUnit;
}

/**
 * Objects behind a number. Columns that none of them has are left out.
 * @internal
 */
export function ObjectsTable(props: ObjectsTableProps) {
  const { objects, asOf, unit } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();

  const columns: (DataTableColumn<MetricObject> & {
    has(object: MetricObject): boolean;
  })[] = [
    {
      id: 'object',
      title: t('drillDown.object'),
      has: object => object.type !== 'application',
      render: object =>
        object.type === 'application' ? '' : <ObjectTitle object={object} />,
    },
    {
      id: 'application',
      title: t('drillDown.application'),
      heading: true,
      has: object => object.application !== '',
      render: ({ application }) =>
        application && <EntityRefLink entityRef={application} hideIcon />,
    },
    {
      id: 'reason',
      title: t('drillDown.reason'),
      has: object => object.reason !== undefined,
      render: object => {
        const missing = missingControlsOf(object);
        if (missing.length === 0) return object.reason;
        const names = missing.map(control => words.t(`control.${control}`));
        return t('drillDown.missingControls', { controls: format.list(names) });
      },
    },
    {
      id: 'severity',
      title: t('drillDown.severity'),
      has: object => severityOf(object) !== undefined,
      render: object => {
        const severity = severityOf(object);
        return severity && <SeverityMark severity={severity} />;
      },
    },
    {
      id: 'tier',
      title: t('drillDown.tier'),
      has: object => tierOf(object) !== undefined,
      render: object => {
        const tier = tierOf(object);
        return tier && <TierLabel tier={tier} />;
      },
    },
    {
      id: 'exposure',
      title: t('drillDown.exposure'),
      has: object => exposureOf(object) !== undefined,
      render: object => {
        const exposure = exposureOf(object);
        return exposure && <ExposureLabel exposure={exposure} />;
      },
    },
    {
      id: 'team',
      title: t('drillDown.team'),
      has: object => teamOf(object) !== undefined,
      render: object => {
        const team = teamOf(object);
        return team && <EntityRefLink entityRef={team} hideIcon />;
      },
    },
    {
      id: 'age',
      title: t('drillDown.age'),
      numeric: true,
      has: object => openedAtOf(object) !== undefined,
      render: object => {
        const openedAt = openedAtOf(object);
        return openedAt && format.age(openedAt, asOf);
      },
    },
    {
      id: 'contribution',
      title: t('drillDown.contribution'),
      numeric: true,
      has: object => object.contribution !== undefined && unit !== 'ratio',
      render: object =>
        object.contribution !== undefined && (
          <MetricNumber value={object.contribution} unit={unit} />
        ),
    },
  ];
  return (
    <DataTable
      caption={t('drillDown.objects')}
      columns={columns.filter(column => objects.some(column.has))}
      rows={objects}
      rowKey={object => `${object.type} ${object.id}`}
    />
  );
}

/** Of what is listed because controls are missing. */
function missingControlsOf({ reason, fields }: MetricObject): Control[] {
  const { missingControls } = fields;
  return reason !== undefined && Array.isArray(missingControls)
    ? controls.filter(control => missingControls.includes(control))
    : [];
}

function severityOf({ fields }: MetricObject): Severity | undefined {
  return severities.find(severity => severity === fields.severity);
}

function tierOf({ fields }: MetricObject): Tier | undefined {
  return tiers.find(tier => tier === fields.tier);
}

function exposureOf({ fields }: MetricObject): Exposure | undefined {
  return exposures.find(exposure => exposure === fields.exposure);
}

function teamOf({ fields }: MetricObject): string | undefined {
  const { team } = fields;
  return typeof team === 'string' && team.includes(':') ? team : undefined;
}

/** Of what is open; the age of what was closed is no answer to how long it has been open. */
function openedAtOf({ fields }: MetricObject): string | undefined {
  const { openedAt, closedAt } = fields;
  return typeof openedAt === 'string' && !closedAt ? openedAt : undefined;
}
