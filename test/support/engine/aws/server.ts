import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type Instance } from "./check";
import { SECRET_OUTPUTS } from "./outputs";
import { AwsProvider } from "./provider";
import { type Store } from "./store";
import { defined, isObject, secret, text, typeOf, type Props } from "./values";

const { Kind } = messages.PropertyDiff;
const KINDS = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/**
 * The provider protocol. `main` of `@pulumi/pulumi/provider` is not used: it hides the provider's config, tells the
 * engine nothing of previews, so that every output of an update would be known too early, and passes no paths of a diff.
 *
 * @returns the port that it listens at
 */
export async function serve(store: Store, version: string): Promise<number> {
  let instance: Instance = { region: "", defaultTags: {} };
  const provider = () => new AwsProvider(store, instance);
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  const handlers = {
    getPluginInfo: answer(() => new PluginInfo().setVersion(version)),
    attach: answer(() => new Empty()),
    cancel: answer(() => new Empty()),
    getSchema: answer(() => new messages.GetSchemaResponse().setSchema("{}")),
    checkConfig: answer((request: messages.CheckRequest) => {
      const inputs = { ...props(request.getNews()) };
      // As the real one does, and like it refused where neither says a region.
      inputs["region"] ??= process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
      const response = new messages.CheckResponse().setInputs(struct(defined(inputs)));
      if (inputs["region"] === undefined) {
        response.addFailures(failure("region", "missing region: set aws:region, or AWS_REGION"));
      }
      return response;
    }),
    diffConfig: answer((request: messages.DiffRequest) => {
      const [olds, news] = [props(request.getOldInputs() ?? request.getOlds()), props(request.getNews())];
      const isMoved = olds["region"] !== undefined && olds["region"] !== news["region"];
      const response = new messages.DiffResponse();
      const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
        (key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]),
      );
      response.setChanges(changesOf(keys.length > 0));
      response.setDiffsList(keys);
      if (isMoved) response.setReplacesList(["region"]);
      return response;
    }),
    configure: answer((request: messages.ConfigureRequest) => {
      const args = props(request.getArgs());
      const tags = parsed(args["defaultTags"]);
      instance = {
        region: text(args, "region") ?? "",
        defaultTags: isObject(tags) && isObject(tags["tags"]) ? tags["tags"] : {},
      };
      // No secrets: the engine takes the marks off, and puts them back on the outputs of the same names.
      return new messages.ConfigureResponse().setSupportspreview(true).setAcceptsecrets(false);
    }),
    check: answer((request: messages.CheckRequest) => {
      const [olds, news] = [props(request.getOlds()), props(request.getNews())];
      const { inputs, failures } = provider().check(
        request.getUrn(),
        olds,
        news,
        request.getRandomseed_asB64(),
      );
      const response = new messages.CheckResponse().setInputs(struct(inputs));
      for (const { property, reason } of failures) response.addFailures(failure(property, reason));
      return response;
    }),
    diff: answer((request: messages.DiffRequest) => {
      const { changes, deleteBeforeReplace } = provider().diff(
        request.getUrn(),
        props(request.getOldInputs()),
        props(request.getNews()),
      );
      const entries = Object.entries(changes);
      const top = (path: string) => path.split(".")[0] ?? path;
      const response = new messages.DiffResponse();
      response.setChanges(changesOf(entries.length > 0));
      response.setDiffsList([...new Set(entries.map(([path]) => top(path)))]);
      response.setReplacesList([
        ...new Set(entries.filter(([, { replaces }]) => replaces).map(([path]) => top(path))),
      ]);
      response.setDeletebeforereplace(deleteBeforeReplace);
      response.setHasdetaileddiff(true);
      for (const [path, { kind, replaces }] of entries) {
        const detail = new messages.PropertyDiff().setKind(KINDS[kind][replaces ? 1 : 0]).setInputdiff(true);
        response.getDetaileddiffMap().set(path, detail);
      }
      return response;
    }),
    create: answer((request: messages.CreateRequest) => {
      const urn = request.getUrn();
      const { id, outputs } = provider().create(urn, props(request.getProperties()), request.getPreview());
      return new messages.CreateResponse().setId(id).setProperties(marked(typeOf(urn), outputs));
    }),
    read: answer((request: messages.ReadRequest) => {
      const found = provider().read(request.getUrn(), request.getId());
      const response = new messages.ReadResponse();
      if (found === undefined) return response;
      return response
        .setId(found.id)
        .setProperties(marked(typeOf(request.getUrn()), found.outputs))
        .setInputs(struct(found.inputs));
    }),
    update: answer((request: messages.UpdateRequest) => {
      const outputs = provider().update(
        request.getUrn(),
        request.getId(),
        props(request.getOlds()),
        props(request.getOldInputs()),
        props(request.getNews()),
        request.getPreview(),
      );
      return new messages.UpdateResponse().setProperties(marked(typeOf(request.getUrn()), outputs));
    }),
    delete: answer((request: messages.DeleteRequest) => {
      provider().delete(request.getUrn(), request.getId());
      return new Empty();
    }),
    invoke: answer((request: messages.InvokeRequest) => {
      const outputs = provider().invoke(request.getTok(), props(request.getArgs()));
      return new messages.InvokeResponse().setReturn(marked(request.getTok(), outputs));
    }),
  };
  // What is left out answers that it is not implemented, which the engine takes.
  server.addService(ResourceProviderService, handlers);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

function answer<Request, Response>(handle: (request: Request) => Response) {
  return (call: { readonly request: Request }, callback: grpc.sendUnaryData<Response>): void => {
    try {
      callback(null, handle(call.request));
    } catch (error) {
      callback({ code: grpc.status.UNKNOWN, details: (error as Error).message });
    }
  };
}

function changesOf(some: boolean) {
  return some ? messages.DiffResponse.DiffChanges.DIFF_SOME : messages.DiffResponse.DiffChanges.DIFF_NONE;
}

function failure(property: string, reason: string): messages.CheckFailure {
  return new messages.CheckFailure().setProperty(property).setReason(reason);
}

function props(value: Struct | undefined): Props {
  return value?.toJavaScript() ?? {};
}

function struct(value: Props): Struct {
  // The wire has no place for `undefined`, which JSON leaves out.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(value)) as Record<string, JavaScriptValue>);
}

function marked(token: string, outputs: Props): Struct {
  const secrets = SECRET_OUTPUTS[token] ?? [];
  return struct(
    Object.fromEntries(
      Object.entries(outputs).map(([key, value]) => [key, secrets.includes(key) ? secret(value) : value]),
    ),
  );
}

/** The SDK sends what is no text in a provider's config as JSON. */
function parsed(value: unknown): unknown {
  return typeof value === "string" ? (JSON.parse(value) as unknown) : value;
}
