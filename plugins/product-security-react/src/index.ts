/**
 * Client, hooks and shared components of the product-security frontend.
 *
 * @packageDocumentation
 */
export * from './api/ProductSecurityApi';
export * from './api/DefaultProductSecurityApi';
export * from './api/productSecurityApiRef';
export * from './components/ControlMark';
export * from './components/ExposureLabel';
export * from './components/Mark';
export * from './components/MetricNumber';
export * from './components/Placeholder';
export * from './components/SeverityMark';
export * from './components/StatusMark';
export * from './components/TierLabel';
export * from './format/createFormat';
export * from './format/formatMetricDifference';
export * from './format/formatMetricValue';
export * from './format/formatTime';
export * from './format/parseTarget';
export * from './format/useFormat';
export * from './hooks/requests';
export * from './hooks/usePages';
export * from './hooks/useRequest';
export * from './theme/readableColor';
export * from './theme/statusColors';
export * from './translation';
