/// What a step's file gets by `import Flows`: values and codecs; the runtime's insides stay inside.

@_exported public import FlowsCore
@_exported public import FlowsProtobuf
