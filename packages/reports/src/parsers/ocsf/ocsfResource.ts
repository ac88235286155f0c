import { JsonNode } from '../../JsonNode';
import { cloudResource } from '../cloudResource';

/** The resource that an OCSF finding is about, as an identity; of several the first. */
export function ocsfResource(event: JsonNode): string | undefined {
  const cloud = event.get('cloud');
  const first = firstResource(event);
  const namespace = first.get('namespace').text();
  const uid = first.get('uid').text();
  const name = first.get('name').text();
  return cloudResource({
    account:
      cloud.get('account').get('uid').text() ?? cloud.get('account_uid').text(),
    region:
      namespace ?? cloud.get('region').text() ?? first.get('region').text(),
    // Within Kubernetes the id is another one for each start of a pod.
    resource: namespace === undefined ? uid ?? name : name ?? uid,
  });
}

/** The image that an OCSF finding is about; `undefined` when it is about something else. */
export function ocsfImage(event: JsonNode): string | undefined {
  const first = firstResource(event);
  const type = first.get('type').text() ?? '';
  return /container_?image|ecr ?container|^container image|^image$/i.test(type)
    ? first.get('uid').text() ?? first.get('name').text()
    : undefined;
}

/** Before version 1.1 some classes have one `resource`. */
function firstResource(event: JsonNode): JsonNode {
  const resources = event.get('resources');
  return resources.isAbsent ? event.get('resource') : resources.at(0);
}
