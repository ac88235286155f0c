import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useTextStyles } from './useTextStyles';

interface ChoiceProps<T extends string> {
  label: string;
  options: { value: T; title: string }[];
  value: T;
  onChange(value: T): void;
}

/**
 * One of a few, all in sight.
 * @internal
 */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const classes = useStyles();
  const text = useTextStyles();
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      className={`${classes.root} ${text.body}`}
    >
      {props.options.map(({ value, title }) => (
        <label
          key={value}
          className={`${classes.option} ${
            value === props.value ? classes.chosen : ''
          }`}
        >
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {title}
        </label>
      ))}
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(2.5) },
    option: {
      position: 'relative',
      padding: theme.spacing(0.75, 0),
      cursor: 'pointer',
      color: theme.palette.textSubtle,
      borderBottom: '2px solid transparent',
      '&:hover': { color: theme.palette.text.primary },
      '&:focus-within': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: 2,
      },
    },
    chosen: {
      color: theme.palette.text.primary,
      fontWeight: 600,
      borderBottomColor: theme.palette.text.primary,
    },
    input: { position: 'absolute', opacity: 0, inset: 0, margin: 0 },
  }),
  { name: 'ProductSecurityChoice' },
);
