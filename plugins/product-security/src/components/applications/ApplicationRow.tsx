import { memo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Application } from '@prodsec/backstage-plugin-product-security-common';
import {
  ExposureLabel,
  TierLabel,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { ScoreCell } from '../scorecard/ScoreCell';
import { EntityName } from '../shared/EntityName';
import { ControlsRow } from './ControlsRow';
import { rowHeight, useRowStyles } from './useRowStyles';

interface ApplicationRowProps {
  application: Application;
  /** Place in the list, from 0. */
  index: number;
  /** Where the row stands, in pixels. */
  top: number;
}

/**
 * An application on one line; drawn again only when it has changed or moved.
 * @internal
 */
export const ApplicationRow = memo(Row);

function Row(props: ApplicationRowProps) {
  const { application, index, top } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const columns = useRowStyles();
  const classes = useStyles();
  return (
    <div
      role="row"
      // The head is the first.
      aria-rowindex={index + 2}
      className={`${columns.row} ${classes.row}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" className={columns.cell} title={application.title}>
        <EntityRefLink
          entityRef={application.application}
          title={application.title}
          hideIcon
        />
      </div>
      <div role="cell" className={columns.numeric}>
        <ScoreCell score={application.score} />
      </div>
      <div role="cell">
        <TierLabel tier={application.tier} />
      </div>
      <div role="cell" className={columns.cell}>
        <ExposureLabel exposure={application.exposure} />
      </div>
      <div role="cell" className={columns.cell}>
        <EntityName
          entityRef={application.team}
          missing={{ kind: 'bad', word: t('card.noTeam') }}
        />
      </div>
      <div role="cell" className={columns.cell}>
        <EntityName
          entityRef={application.accountableOwner}
          missing={{ kind: 'bad', word: t('applicationList.noOwner') }}
        />
      </div>
      <div role="cell">
        <ControlsRow controls={application.controls} />
      </div>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    row: {
      position: 'absolute',
      top: 0,
      left: 0,
      right: 0,
      boxSizing: 'border-box',
      height: rowHeight,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'ProductSecurityApplicationRow' },
);
