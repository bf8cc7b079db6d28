export * from './agency.types.js';
