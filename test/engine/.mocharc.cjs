module.exports = {
  require: ["test/support/setup.cjs", "ts-node/register"],
  spec: ["test/engine/**/*.test.ts"],
  timeout: 0,
};
