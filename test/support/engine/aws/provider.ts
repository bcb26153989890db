import { check, isGlobal, isTagged, knownType, nameIsFixed, type Checked, type Instance } from "./check";
import { COMPARING } from "./comparing";
import { difference, type Difference } from "./diff";
import { Identity } from "./identity";
import { INVOKES } from "./invokes";
import { OUTPUTS } from "./outputs";
import { refuseDelete, refuseWrite } from "./refusals";
import { type Store, type Stored } from "./store";
import {
  canonical,
  defined,
  DEFAULTS,
  hasUnknown,
  logicalNameOf,
  text,
  typeOf,
  UNKNOWN,
  without,
  type Props,
} from "./values";

/** What the provider process does; `server.ts` brings it onto the wire. */
export class AwsProvider {
  constructor(
    private readonly store: Store,
    private readonly instance: Instance,
  ) {}

  check(urn: string, olds: Props, news: Props, seed: string): Checked {
    return check(typeOf(urn), urn, olds, news, seed, this.instance);
  }

  diff(urn: string, oldInputs: Props, news: Props): Difference {
    const type = knownType(typeOf(urn));
    return difference(type, oldInputs, news, nameIsFixed(type));
  }

  /** In a preview nothing is made: the inputs are known, all else is not. */
  create(urn: string, given: Props, isPreview: boolean): { readonly id: string; readonly outputs: Props } {
    const type = knownType(typeOf(urn));
    const inputs = without(given, DEFAULTS);
    if (isPreview) return { id: "", outputs: inputs };
    refuseWrite(type, inputs, this.store);
    const generation = this.store.nextGeneration(urn);
    const made = this.make(urn, inputs, generation);
    this.store.put({ ...made, inputs: given });
    return { id: made.id, outputs: made.outputs };
  }

  /** @returns nothing where AWS has it no more */
  read(urn: string, id: string): Pick<Stored, "id" | "inputs" | "outputs"> | undefined {
    return this.store.find(knownType(typeOf(urn)), id);
  }

  update(urn: string, id: string, olds: Props, oldInputs: Props, given: Props, isPreview: boolean): Props {
    const type = knownType(typeOf(urn));
    const inputs = without(given, DEFAULTS);
    if (isPreview) return previewed(type, olds, oldInputs, inputs);
    const previous = this.mustFind(type, id);
    refuseWrite(type, inputs, this.store, previous);
    const made = this.make(urn, inputs, previous.generation, previous);
    this.store.put({ ...made, id, inputs: given });
    return made.outputs;
  }

  delete(urn: string, id: string): void {
    const type = knownType(typeOf(urn));
    const stored = this.store.find(type, id);
    if (stored === undefined) return;
    refuseDelete(stored, this.store);
    this.store.remove(stored);
    const name = text(stored.outputs, "name");
    // Unless it is deleted at once, the name of a secret is taken until the recovery window has passed.
    if (type === "aws:secretsmanager/secret:Secret" && stored.inputs["recoveryWindowInDays"] !== 0 && name) {
      this.store.reserve(type, name);
    }
  }

  invoke(token: string, args: Props): Props {
    const lookup = INVOKES[token];
    if (lookup === undefined) {
      throw new Error(
        `the stand-in for AWS knows no lookup ${token}: it wants a row in its table of lookups`,
      );
    }
    const region = text(args, "region") ?? this.instance.region;
    return defined({ ...args, region, ...lookup(args, this.store, region) });
  }

  private make(urn: string, inputs: Props, generation: number, previous?: Stored): Stored {
    const type = typeOf(urn);
    if (hasUnknown(inputs))
      throw new Error(`${urn} is to be made of what is not known: ${canonical(inputs)}`);
    const make = OUTPUTS[type];
    if (make === undefined) throw new Error(`the stand-in for AWS has no outputs of ${type}`);
    const region = text(inputs, "region") ?? this.instance.region;
    const identity = new Identity(`${urn}|${generation}`);
    const logicalName = logicalNameOf(urn);
    const { id, outputs, brokers } = make({
      type,
      logicalName,
      inputs,
      region,
      identity,
      store: this.store,
      previous,
    });
    return {
      urn,
      type,
      logicalName,
      id,
      generation,
      inputs,
      outputs: defined({
        ...inputs,
        // Written, and never read back.
        ...(inputs["secretStringWo"] === undefined ? {} : { secretStringWo: undefined }),
        ...(isGlobal(type) ? {} : { region }),
        ...(isTagged(type) ? { tagsAll: inputs["tags"] ?? {} } : {}),
        ...outputs,
      }),
      ...(brokers === undefined ? {} : { brokers }),
    };
  }

  private mustFind(type: string, id: string): Stored {
    const stored = this.store.find(type, id);
    if (stored === undefined) throw new Error(`NotFound: AWS has no ${type} ${id}; refresh the stack`);
    return stored;
  }
}

/** What an update would leave: the old outputs, the new inputs, and unknown what hangs on what changes. */
function previewed(type: string, olds: Props, oldInputs: Props, inputs: Props): Props {
  const { unknown = {}, kept = [] } = COMPARING[type] ?? {};
  const gone = Object.keys(oldInputs).filter((key) => inputs[key] === undefined && !kept.includes(key));
  const changes = (keys: readonly string[]) =>
    keys.length === 0 || keys.some((key) => canonical(oldInputs[key]) !== canonical(inputs[key]));
  const open = Object.entries(unknown).filter(([, keys]) => changes(keys));
  return {
    ...without(olds, ...gone),
    ...inputs,
    ...Object.fromEntries(open.map(([output]) => [output, UNKNOWN])),
    ...(isTagged(type) ? { tagsAll: inputs["tags"] ?? {} } : {}),
  };
}
