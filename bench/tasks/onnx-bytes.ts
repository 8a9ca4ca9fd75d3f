/** Writes small ONNX files: the messages of onnx.proto3 that a graph of a few operators needs. */

/** Numbers of onnx.proto3. */
const TYPES = { uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
const IR_VERSION = 8;
const OPERATORS_VERSION = 13;

type Type = keyof typeof TYPES;

/** What is known of an array: its name, the type of its numbers and its dimensions. */
export type ArrayInfo = {
  readonly name: string;
  readonly type: Type;
  readonly dims: readonly number[];
};

export type Graph = {
  readonly inputs: readonly ArrayInfo[];
  readonly outputs: readonly ArrayInfo[];
  /** Arrays that belong to the model; `bytes` little-endian. */
  readonly constants: readonly (ArrayInfo & { readonly bytes: Uint8Array })[];
  readonly nodes: readonly {
    readonly operator: string;
    readonly inputs: readonly string[];
    readonly output: string;
  }[];
};

/** A model of this graph, as `InferenceSession.create` takes it. */
export function onnxBytes({ inputs, outputs, constants, nodes }: Graph): Buffer {
  const graph = [
    ...nodes.map(({ operator, inputs, output }) =>
      message(1, [...inputs.map((name) => text(1, name)), text(2, output), text(4, operator)]),
    ),
    text(2, "graph"),
    ...constants.map(({ name, type, dims, bytes }) =>
      message(5, [
        ...dims.map((size) => integer(1, size)),
        integer(2, TYPES[type]),
        text(8, name),
        field(9, bytes),
      ]),
    ),
    ...inputs.map((input) => arrayInfo(11, input)),
    ...outputs.map((output) => arrayInfo(12, output)),
  ];
  return Buffer.concat([
    integer(1, IR_VERSION),
    message(7, graph),
    message(8, [integer(2, OPERATORS_VERSION)]),
  ]);
}

function arrayInfo(number: number, { name, type, dims }: ArrayInfo): Buffer {
  const shape = dims.map((size) => message(1, [integer(1, size)]));
  const tensor = message(1, [integer(1, TYPES[type]), message(2, shape)]);
  return message(number, [text(1, name), message(2, [tensor])]);
}

const message = (number: number, parts: readonly Buffer[]) => field(number, Buffer.concat(parts));
const text = (number: number, value: string) => field(number, Buffer.from(value));

/** The wire format of Protocol Buffers: a number that says which field, then its value. */
function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function integer(number: number, value: number): Buffer {
  return Buffer.concat([varint(number << 3), varint(value)]);
}

/** Seven bits a byte, the lowest first; all but the last have the eighth. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
}
