import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SQL_FROM_STRINGS = {
  selector:
    'CallExpression[callee.property.name=/^(query|prepared|raw)$/] > TemplateLiteral.arguments:first-child[expressions.length>0]',
  message: 'No SQL is built from strings: row-level security does not guard against it. Use $1, $2, …',
};
const SQL_JOINED = {
  selector:
    "CallExpression[callee.property.name=/^(query|prepared|raw)$/] > BinaryExpression.arguments:first-child[operator='+']",
  message: SQL_FROM_STRINGS.message,
};
const OWN_TRANSACTION = {
  selector: "CallExpression[callee.property.name='transaction'][callee.object.name=/manager$/i]",
  message: 'One transaction per request, opened by RequestTransaction.',
};
const OWN_TRANSACTION_OF_A_MEMBER = {
  selector: "CallExpression[callee.property.name='transaction'][callee.object.property.name=/manager$/i]",
  message: OWN_TRANSACTION.message,
};
const REPOSITORY_PAST_THE_REQUEST = {
  selector: "Decorator > CallExpression[callee.name='InjectRepository']",
  message: 'An injected repository has its own connection and no identity. Ask RequestTransaction for one.',
};
const DATE_OF_A_STRING = {
  selector: "NewExpression[callee.name='Date'][arguments.length=1]",
  message: "Days are 'YYYY-MM-DD' strings: new Date of a day shifts it in some time zones. Use day.ts of the kernel.",
};
const EVERYWHERE = [
  SQL_FROM_STRINGS,
  SQL_JOINED,
  OWN_TRANSACTION,
  OWN_TRANSACTION_OF_A_MEMBER,
  REPOSITORY_PAST_THE_REQUEST,
];

const lines = (most) => ['error', { max: most, skipBlankLines: true, skipComments: true }];

export default defineConfig(
  { ignores: ['dist/', '.data/', 'coverage/', 'node_modules/', 'apps/web/src/gql/', 'apps/web/public/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': lines(60),
      'max-params': ['error', 6],
      'no-restricted-syntax': ['error', ...EVERYWHERE],
    },
  },
  {
    // Nest reads the types of constructor parameters at run time: such imports only look like type imports
    files: ['apps/{api,worker,cli}/**/*.ts', 'libs/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/domain/**/*.ts', 'libs/kernel/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, DATE_OF_A_STRING] },
  },
  { files: ['apps/cli/**/*.ts', 'apps/*/src/main.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    // the rules for the React compiler, which is not used here, take a fifth of the whole run
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': lines(120),
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      // a quarter of the whole run for what a failing test says sooner: jest's matchers, and answers read as they come, are any
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
    },
  },
);
