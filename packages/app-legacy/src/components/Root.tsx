import {
  Sidebar,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import CategoryIcon from '@material-ui/icons/Category';
import SecurityIcon from '@material-ui/icons/Security';
import SettingsIcon from '@material-ui/icons/Settings';
import type { PropsWithChildren } from 'react';

export function Root({ children }: PropsWithChildren<{}>) {
  return (
    <SidebarPage>
      <Sidebar>
        <SidebarItem icon={CategoryIcon} to="catalog" text="Catalog" />
        <SidebarItem
          icon={SecurityIcon}
          to="product-security"
          text="Product security"
        />
        <SidebarSpace />
        <SidebarItem icon={SettingsIcon} to="settings" text="Settings" />
      </Sidebar>
      {children}
    </SidebarPage>
  );
}
