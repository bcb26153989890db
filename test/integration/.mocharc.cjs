module.exports = {
  require: ["test/support/setup.cjs", "ts-node/register"],
  spec: ["test/integration/**/*.test.ts"],
  timeout: 0,
};
