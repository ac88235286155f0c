import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';

/** One entry of `Results`: what was scanned in one place. */
export interface TrivySection {
  node: JsonNode;
  /** What it covers; `undefined` for licences and other things that are no findings. */
  category: Category | undefined;
  /** `Type`: the package manager or the kind of configuration. */
  type: string;
  /** File or, within a cluster, the resource with its namespace. */
  path: string | undefined;
  image: string | undefined;
}

/** Every section of a Trivy report, wherever its kind of report keeps them. */
export function* trivySections(root: JsonNode): Generator<TrivySection> {
  if (root.isList || root.isAbsent) {
    for (const node of root.items()) yield sectionOf(node, {});
    return;
  }
  const artifact = root.get('ArtifactName').text();
  const image = isImageReport(root) ? artifact ?? '' : undefined;
  for (const node of root.get('Results').items()) {
    const ofControl = node.get('Results');
    if (ofControl.isAbsent) yield sectionOf(node, { image });
    for (const each of ofControl.items()) yield sectionOf(each, { image });
  }
  if (root.get('ClusterName').isAbsent) return;
  for (const list of clusterLists) {
    for (const resource of root.get(list).items()) {
      const namespace = resource.get('Namespace').text();
      for (const node of resource.get('Results').items()) {
        yield sectionOf(node, { namespace, isCluster: true });
      }
    }
  }
}

/** Versions before 0.19 wrote no type. */
export function isImageReport(root: JsonNode): boolean {
  const type = root.get('ArtifactType').text();
  return (
    type === 'container_image' ||
    (type === undefined && !root.get('Metadata').get('ImageID').isAbsent)
  );
}

const clusterLists = [
  'Resources',
  'Findings',
  'Vulnerabilities',
  'Misconfigurations',
];

interface Surroundings {
  image?: string;
  namespace?: string;
  isCluster?: boolean;
}

function sectionOf(node: JsonNode, around: Surroundings): TrivySection {
  const target = node.get('Target').text();
  const sectionClass = node.get('Class').text();
  // The first versions wrote no class.
  const isSystem =
    sectionClass === 'os-pkgs' ||
    (sectionClass === undefined && hasSystemTarget(target));
  // What a cluster runs are images; their sections of system packages are named after them.
  const inImage = around.image !== undefined || around.isCluster === true;
  const image =
    around.image ?? (isSystem ? target?.replace(systemSuffix, '') : undefined);
  const path = isSystem ? undefined : target;
  return {
    node,
    category: categoryOf(node, sectionClass, isSystem || inImage),
    type: node.get('Type').text() ?? '',
    path:
      path !== undefined && around.namespace !== undefined
        ? `${around.namespace}/${path}`
        : path,
    image: image || undefined,
  };
}

function categoryOf(
  node: JsonNode,
  sectionClass: string | undefined,
  isContainer: boolean,
): Category | undefined {
  switch (sectionClass) {
    case 'config':
      return 'cloud';
    case 'secret':
      return 'secret';
    case 'os-pkgs':
    case 'lang-pkgs':
      return isContainer ? 'container' : 'dependency';
    default:
      break;
  }
  if (node.get('Misconfigurations').isList) return 'cloud';
  if (node.get('Secrets').isList) return 'secret';
  const hasPackages =
    node.get('Vulnerabilities').isList || sectionClass === undefined;
  if (!hasPackages) return undefined;
  return isContainer ? 'container' : 'dependency';
}

/** Trivy appends the operating system to the image, as in `alpine:3.19 (alpine 3.19.1)`. */
const systemSuffix = / \([^()]*\)$/;

function hasSystemTarget(target: string | undefined): boolean {
  return target !== undefined && systemSuffix.test(target);
}
