import { Link } from '@backstage/core-components';
import {
  EntityRefLink,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { useTextStyles } from './useTextStyles';

interface ObjectTitleProps {
  object: {
    /** Kind of source object, singular. */
    type: string;
    title: string;
    /** Entity ref, where it belongs to an application. */
    application: string | null;
  };
}

/**
 * An object's title, as a link to where it is shown: an application to its page, a finding to the security tab of its
 * application.
 * @internal
 */
export function ObjectTitle({ object }: ObjectTitleProps) {
  const { type, title, application } = object;
  const entityLink = useEntityRefLink();
  const text = useTextStyles();
  if (application && type === 'application')
    return <EntityRefLink entityRef={application} hideIcon />;
  if (application && (type === 'finding' || type === 'secret'))
    return (
      <Link
        to={`${entityLink(application)}/product-security`}
        className={text.breakable}
      >
        {title}
      </Link>
    );
  return <span className={text.breakable}>{title}</span>;
}
