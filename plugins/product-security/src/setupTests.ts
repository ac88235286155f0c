import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first view of a test file waits for its modules to be loaded.
configure({ asyncUtilTimeout: 10_000 });
