import { JsonNode } from '../../JsonNode';

/**
 * What a report of the operator is about, as `namespace/Kind/name`.
 *
 * @remarks
 * The hash at the end of a ReplicaSet's name and the time at the end of a Job's change with each deployment and each run, and are left out.
 */
export function operatorWorkload(resource: JsonNode): string | undefined {
  const metadata = resource.get('metadata');
  const labels = metadata.get('labels');
  const owner = metadata.get('ownerReferences').at(0);
  const said = (name: string) =>
    labels.get(`trivy-operator.resource.${name}`).text() ??
    // A name that is too long for a label.
    metadata.get('annotations').get(`trivy-operator.resource.${name}`).text();
  const kind = said('kind') ?? owner.get('kind').text();
  const name =
    said('name') ?? owner.get('name').text() ?? metadata.get('name').text();
  const namespace = said('namespace') ?? metadata.get('namespace').text();
  const parts = [namespace, kind, name && lastingName(kind, name)];
  return parts.filter(part => part !== undefined).join('/') || undefined;
}

function lastingName(kind: string | undefined, name: string): string {
  switch (kind) {
    case 'ReplicaSet':
      // The alphabet of Kubernetes' own names.
      return name.replace(/-[bcdfghjklmnpqrstvwxz2456789]{5,10}$/, '');
    case 'Job':
      return name.replace(/-\d{8,10}$/, '');
    default:
      return name;
  }
}
