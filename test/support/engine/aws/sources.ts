/** A file of the Terraform provider that Pulumi's provider is made of: its schemas say what forces a replacement. */
export const terraform = (file: string): string =>
  `https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/${file}`;

/** A file of Pulumi's own provider, which adds the automatic names. */
export const pulumiAws = (file: string): string =>
  `https://github.com/pulumi/pulumi-aws/blob/master/provider/${file}`;

/** A page of Amazon's documentation. */
export const amazon = (page: string): string => `https://docs.aws.amazon.com/${page}`;
