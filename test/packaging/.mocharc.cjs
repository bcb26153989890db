module.exports = {
  require: ["test/support/setup.cjs", "ts-node/register"],
  spec: ["test/packaging/**/*.test.ts"],
  timeout: 0,
};
