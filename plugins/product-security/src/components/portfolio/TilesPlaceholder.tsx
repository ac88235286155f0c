import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { Section } from '../shared/Section';
import { useTileStyles } from './useTileStyles';

interface TilesPlaceholderProps {
  /** Heading of the section; default: the one of the metrics. */
  title?: string;
}

/**
 * Keeps the places of the metrics.
 * @internal
 */
export function TilesPlaceholder(props: TilesPlaceholderProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const tiles = useTileStyles();
  return (
    <Section title={props.title ?? t('metrics.title')}>
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
