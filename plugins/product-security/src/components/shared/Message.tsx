import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Mark,
  MarkKind,
} from '@prodsec/backstage-plugin-product-security-react';
import { useTextStyles } from './useTextStyles';

interface MessageProps {
  title: string;
  kind: MarkKind;
  children: ReactNode;
}

/**
 * Says in words why there is nothing to see here, and what to do about it.
 * @internal
 */
export function Message(props: MessageProps) {
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div className={`${classes.root} ${text.body}`}>
      <p className={`${text.lead} ${text.strong} ${classes.title}`}>
        <Mark kind={props.kind}>{props.title}</Mark>
      </p>
      <div className={classes.body}>{props.children}</div>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1, 0) },
    title: { margin: 0 },
    body: {
      maxWidth: '44rem',
      marginTop: theme.spacing(1),
      '& p': { margin: theme.spacing(2, 0, 1) },
    },
  }),
  { name: 'ProductSecurityMessage' },
);
