export { exampleCompany as default } from './exampleCompany';
