import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  ApplicationScorecard,
  ControlState,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  ControlMark,
  productSecurityApiRef,
  productSecurityReactTranslationRef,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { controlAdvice } from '../../model/controlAdvice';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { Snippet } from '../shared/Snippet';

interface ControlsTableProps {
  scorecard: ApplicationScorecard;
}

/**
 * The baseline controls, those that are missing first, with what mends them.
 * @internal
 */
export function ControlsTable(props: ControlsTableProps) {
  const { application, controls } = props.scorecard;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const classes = useStyles();
  const api = useApi(productSecurityApiRef);
  const url = useRequest(application, () => api.getUploadUrl(application));

  return (
    <DataTable
      caption={t('entity.controls')}
      rows={[...controls].sort((a, b) => rank(a) - rank(b))}
      rowKey={control => control.id}
      columns={[
        {
          id: 'control',
          title: t('entity.control'),
          heading: true,
          render: control => (
            <span className={classes.name}>
              {words.t(`control.${control.id}`)}
            </span>
          ),
        },
        {
          id: 'state',
          title: t('entity.state'),
          render: control => (
            <span className={classes.state}>
              <ControlMark control={control} hideName />
            </span>
          ),
        },
        {
          id: 'mend',
          title: t('entity.mend'),
          wide: true,
          render: control => {
            if (!isMissing(control)) return '';
            const advice = t(`advice.${control.id}`);
            return (
              <>
                {advice}
                {url.data && (
                  <Snippet
                    text={controlAdvice(control.id, url.data)}
                    label={advice}
                  />
                )}
              </>
            );
          },
        },
      ]}
    />
  );
}

function isMissing(control: ControlState) {
  return control.applicable && !control.holds;
}

function rank(control: ControlState) {
  if (isMissing(control)) return 0;
  return control.applicable ? 1 : 2;
}

const useStyles = makeStyles(
  { name: { whiteSpace: 'nowrap' }, state: { whiteSpace: 'nowrap' } },
  { name: 'ProductSecurityControlsTable' },
);
