/// What a step sees with `import Flows` beside Flows' own names: values, and messages of generated code.

@_exported public import FlowsCore
@_exported public import FlowsProtobuf
