export interface Config {
  productSecurity?: {
    /** The example company that comes with this portal. */
    examples?: {
      /**
       * Whether its components are in the catalog and its history is loaded at the first start.
       * @default true
       */
      enabled?: boolean;
    };
  };
}
