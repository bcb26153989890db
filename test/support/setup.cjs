// Read by the SDK when it loads: an Output made into text without `interpolate` throws.
process.env.PULUMI_ERROR_OUTPUT_STRING = "true";
