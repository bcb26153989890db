import boundaries from "eslint-plugin-boundaries";
import tseslint from "typescript-eslint";

/** Which room may import which: the arrows of the design, and no others. */
const ROOMS = ["materialize", "senders", "components", "functions", "stacks", "policy", "bin", "test"];
const MAY_IMPORT = {
  materialize: ["materialize"],
  senders: ["senders"],
  components: ["components", "materialize", "senders"],
  functions: ["functions", "senders"],
  stacks: ["stacks", "components", "materialize", "senders"],
  program: ["stacks"],
  policy: ["policy"],
  bin: ["bin", "stacks", "components", "materialize", "senders", "policy"],
  test: ["test", "bin", "stacks", "components", "materialize", "senders", "functions", "policy"],
};

/** Packages that only some rooms may know. */
const PROVIDERS = ["@pulumi/aws", "@pulumi/kafka", "@pulumi/random", "@pulumi/postgresql"];
const forbid = (patterns, message) => ["error", { patterns: [{ group: patterns, message }] }];

export default tseslint.config(
  { ignores: ["node_modules", "dist", "out", "examples", "**/*.cjs"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    files: ["**/*.ts"],
    plugins: { boundaries },
    settings: {
      "boundaries/elements": [
        ...ROOMS.map((room) => ({ type: room, pattern: `${room}/**`, mode: "full" })),
        { type: "program", pattern: "index.ts", mode: "full" },
      ],
      "import/resolver": { node: { extensions: [".ts", ".js", ".json"] } },
    },
    rules: {
      "boundaries/element-types": [
        "error",
        { default: "disallow", rules: Object.entries(MAY_IMPORT).map(([from, allow]) => ({ from, allow })) },
      ],
      // An Output in a template or after a plus becomes a sentence about Outputs, not its value.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/restrict-plus-operands": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "off",
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/only-throw-error": "error",
      "max-lines": ["error", { max: 320 }],
    },
  },
  {
    files: ["materialize/**"],
    rules: { "no-restricted-imports": forbid(PROVIDERS, "materialize/ knows no provider") },
  },
  {
    files: ["stacks/**"],
    rules: {
      "no-restricted-imports": forbid(PROVIDERS, "stacks/ compose components: no raw provider resources"),
    },
  },
  {
    files: ["senders/**"],
    rules: { "no-restricted-imports": forbid(["@pulumi/*"], "senders/ are plain data and functions") },
  },
);
