import { useId } from 'react';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import { useTextStyles } from '../shared/useTextStyles';

interface SegmentChoiceProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; title: string }[];
  onChange(value: T): void;
}

/**
 * One of several segments; too many to stand side by side.
 * @internal
 */
export function SegmentChoice<T extends string>(props: SegmentChoiceProps<T>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  const text = useTextStyles();
  return (
    <FormControl>
      <InputLabel htmlFor={id} shrink className={text.label}>
        {label}
      </InputLabel>
      <NativeSelect
        id={id}
        value={value}
        onChange={event => onChange(event.target.value as T)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </NativeSelect>
    </FormControl>
  );
}
