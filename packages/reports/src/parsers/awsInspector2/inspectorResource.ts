import { imageName } from '../../imageName';
import { JsonNode } from '../../JsonNode';

/** What a finding was found in. */
export interface InspectorResource {
  /** Name or ARN without what changes with each deployment: the digest of an image, the version of a function. */
  name: string | undefined;
  isImage: boolean;
  /** Of an image, with its first tag. */
  image: string | undefined;
  /** Operating system, e.g. `AMAZON_LINUX_2`. */
  platform: string | undefined;
}

/** Reads an item of `resources`. */
export function inspectorResource(resource: JsonNode): InspectorResource {
  const details = resource.get('details');
  const image = details.get('awsEcrContainerImage');
  const lambda = details.get('awsLambdaFunction');
  const repository = image.get('repositoryName').text();
  const id = resource.get('id').text();
  return {
    name: repository ?? lambda.get('functionName').text() ?? withoutVersion(id),
    isImage:
      resource.get('type').text() === 'AWS_ECR_CONTAINER_IMAGE' ||
      repository !== undefined,
    image: imageName({
      registry: image.get('registry').text(),
      repository,
      tag: image.get('imageTags').texts()[0],
    }),
    platform:
      image.get('platform').text() ??
      details.get('awsEc2Instance').get('platform').text(),
  };
}

/** `…:function:name:$LATEST` and `…:repository/name/sha256:…` without their ends. */
function withoutVersion(id: string | undefined): string | undefined {
  return id
    ?.replace(/(:function:[^:]+):[^:]+$/, '$1')
    .replace(/\/sha256:[0-9a-f]+$/, '');
}
