export * from './saved-view.rules.js';
