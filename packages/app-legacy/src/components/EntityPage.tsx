import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import {
  EntityProductSecurityCard,
  EntityProductSecurityContent,
} from '@prodsec/backstage-plugin-product-security';
import Grid from '@material-ui/core/Grid';

const componentPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <Grid container spacing={3}>
        <Grid item md={6} xs={12}>
          <EntityAboutCard />
        </Grid>
        <Grid item md={6} xs={12}>
          <EntityProductSecurityCard />
        </Grid>
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route path="/product-security" title="Product security">
      <EntityProductSecurityContent />
    </EntityLayout.Route>
  </EntityLayout>
);

const otherPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <EntityAboutCard />
    </EntityLayout.Route>
  </EntityLayout>
);

/** The page of a catalog entity, with product security for components. */
export function EntityPage() {
  return (
    <EntitySwitch>
      <EntitySwitch.Case if={isKind('component')}>
        {componentPage}
      </EntitySwitch.Case>
      <EntitySwitch.Case>{otherPage}</EntitySwitch.Case>
    </EntitySwitch>
  );
}
