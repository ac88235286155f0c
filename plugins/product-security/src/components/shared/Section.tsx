import { ReactNode, useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useTextStyles } from './useTextStyles';

interface SectionProps {
  title: string;
  /** Controls of the section, beside its title. */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * A part of a page under its own heading, set off by a hairline and not by a box.
 * @internal
 */
export function Section(props: SectionProps) {
  const id = useId();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={`${text.large} ${text.strong} ${classes.title}`}>
          {props.title}
        </h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      paddingTop: theme.spacing(3),
      marginTop: theme.spacing(5),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
    },
    title: { margin: 0 },
  }),
  { name: 'ProductSecuritySection' },
);
