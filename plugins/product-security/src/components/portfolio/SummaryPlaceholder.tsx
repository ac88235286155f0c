import Box from '@material-ui/core/Box';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';

/**
 * Keeps the place of the sentences and of what they are made from.
 * @internal
 */
export function SummaryPlaceholder() {
  return (
    <>
      <Placeholder height="4.5rem" width="44rem" />
      <Box marginTop={1.5}>
        <Placeholder height="7.5rem" width="36rem" />
      </Box>
      <Box marginTop={2}>
        <Placeholder height="1rem" width="28rem" />
      </Box>
    </>
  );
}
