import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ControlState } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '../format/useFormat';
import { productSecurityReactTranslationRef } from '../translation';
import { Mark } from './Mark';

/** @public */
export interface ControlMarkProps {
  control: ControlState;
  /** Leaves the name of the control out, where it stands beside. */
  hideName?: boolean;
}

/**
 * A baseline control and whether it holds: "Code scan missing since 3 Sep 2026".
 * @public
 */
export function ControlMark(props: ControlMarkProps) {
  const { control, hideName } = props;
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();

  const name = hideName ? '' : `${t(`control.${control.id}`)} `;
  if (!control.applicable)
    return (
      <Mark kind="neutral">
        {name}
        {t('controlState.notApplicable')}
      </Mark>
    );
  if (control.holds)
    return (
      <Mark kind="good">
        {name}
        {t('controlState.holds')}
      </Mark>
    );
  return (
    <Mark kind="bad">
      {name}
      {control.since
        ? t('controlState.missingSince', { date: format.day(control.since) })
        : t('controlState.missing')}
    </Mark>
  );
}
