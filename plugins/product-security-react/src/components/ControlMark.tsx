import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { ControlState } from '@prodsec/backstage-plugin-product-security-common';
import { Format } from '../format/createFormat';
import { useFormat } from '../format/useFormat';
import { MarkKind } from '../theme/statusColors';
import { productSecurityReactTranslationRef } from '../translation';
import { Mark } from './Mark';

/** @public */
export interface ControlMarkProps {
  control: ControlState;
  /** Leaves the name of the control out, where it stands beside. */
  hideName?: boolean;
  /** Shows the sign alone, see {@link MarkProps}. */
  hideWord?: boolean;
}

/**
 * A baseline control and whether it holds: "Code scan missing since 3 Sep 2026".
 * @public
 */
export function ControlMark(props: ControlMarkProps) {
  const { control, hideName, hideWord } = props;
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();

  const name = hideName ? '' : `${t(`control.${control.id}`)} `;
  const { kind, words } = stateOf(control, t, format);
  return (
    <Mark kind={kind} hideWord={hideWord}>
      {`${name}${words}`}
    </Mark>
  );
}

function stateOf(
  { applicable, holds, since }: ControlState,
  t: TranslationFunction<(typeof productSecurityReactTranslationRef)['T']>,
  format: Format,
): { kind: MarkKind; words: string } {
  if (!applicable)
    return { kind: 'neutral', words: t('controlState.notApplicable') };
  if (holds) return { kind: 'good', words: t('controlState.holds') };
  return {
    kind: 'bad',
    words: since
      ? t('controlState.missingSince', { date: format.day(since) })
      : t('controlState.missing'),
  };
}
