/**
 * What delivery, consent and permission mean, as one file: loaded once where each of the specs would load the domain anew.
 * Stryker runs it for every change it tries (jest.core.config.mjs).
 */
import './access.spec.js';
import './consent.spec.js';
import './delivery.spec.js';
import './permission.spec.js';
import './processes.spec.js';
