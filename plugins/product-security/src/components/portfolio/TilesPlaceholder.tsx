import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { Section } from '../shared/Section';
import { useTileStyles } from './useTileStyles';

/**
 * Keeps the places of the metrics.
 * @internal
 */
export function TilesPlaceholder() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const tiles = useTileStyles();
  return (
    <Section title={t('metrics.title')}>
      <div className={tiles.grid}>
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className={tiles.tile}>
            <Placeholder height="11rem" />
          </div>
        ))}
      </div>
    </Section>
  );
}
