import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@material-ui/core/Link';
import { FindingLocation } from '@prodsec/backstage-plugin-product-security-common';
import { safeLink } from '../../model/safeLink';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface FindingLocationTextProps {
  location: FindingLocation;
}

/**
 * Where a finding is, as its report says. An address becomes a link only when it is safe to follow.
 * @internal
 */
export function FindingLocationText(props: FindingLocationTextProps) {
  const { path, line, package: packageUrl, image, url } = props.location;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();

  const parts = [
    path &&
      (line === undefined
        ? path
        : `${path}, ${t('finding.line', { line: String(line) })}`),
    packageUrl,
    image,
  ].filter((part): part is string => Boolean(part));
  const link = safeLink(url);
  if (url && !link) parts.push(url);

  if (parts.length === 0 && !link)
    return <span className={text.subtle}>{t('finding.noLocation')}</span>;
  return (
    <span className={`${text.small} ${text.breakable}`}>
      {parts.map(part => (
        <span key={part}>
          {part}
          <br />
        </span>
      ))}
      {link && (
        <Link href={link} target="_blank" rel="noopener noreferrer">
          {url}
        </Link>
      )}
    </span>
  );
}
