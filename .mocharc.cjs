module.exports = {
  require: ["test/support/setup.cjs", "ts-node/register"],
  spec: ["test/**/*.test.ts"],
  ignore: ["test/integration/**", "test/engine/**", "test/packaging/**"],
  // No time limit: how fast something is, the benchmark says.
  timeout: 0,
};
