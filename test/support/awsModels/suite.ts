import { ensureAwsModels } from "./download";
import { AwsModels } from "./model";

/** For a `before`: the models, or the suite is skipped and says why. */
export async function awsModelsOrSkip(context: Mocha.Context): Promise<AwsModels> {
  const files = await ensureAwsModels();
  if ("skip" in files) {
    console.warn(`skipped: ${files.skip}`);
    return context.skip();
  }
  return new AwsModels(files.folder);
}
