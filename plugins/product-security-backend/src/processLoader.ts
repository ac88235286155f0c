/** What node must load before a file of this package that a process runs: in a checkout that is TypeScript. */
export function processLoader(file: string): string[] {
  if (!file.endsWith('.ts')) return [];
  return [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ];
}
