import { makeStyles } from '@material-ui/core/styles';
import { ControlState } from '@prodsec/backstage-plugin-product-security-common';
import { ControlMark } from '@prodsec/backstage-plugin-product-security-react';
import { useRowStyles } from './useRowStyles';

interface ControlsRowProps {
  controls: ControlState[];
}

/**
 * The baseline controls as a row of signs, each with its words for screen readers and for who points at it.
 * @internal
 */
export function ControlsRow(props: ControlsRowProps) {
  const columns = useRowStyles();
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.controls.map(control => (
        <li key={control.id} className={columns.control}>
          <ControlMark control={control} hideWord />
        </li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: '1rem',
    },
  },
  { name: 'ProductSecurityControlsRow' },
);
