import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { QuestionItem } from '@prodsec/backstage-plugin-product-security-common';

interface QuestionObjectProps {
  item: QuestionItem;
}

/**
 * What a row of an answer is about: applications and teams lead to their pages, everything else goes by its title.
 * @internal
 */
export function QuestionObject({ item }: QuestionObjectProps) {
  const { type, application, team, title } = item;
  if (type === 'application' && application)
    return <EntityRefLink entityRef={application} hideIcon />;
  if (type === 'team' && team)
    return <EntityRefLink entityRef={team} hideIcon />;
  return <>{title}</>;
}
