namespace Processing.Cli.Output;

/// <summary>How `rules schema` writes a schema.</summary>
internal enum SchemaFormat
{
    /// <summary>Protocol buffers, one file a package.</summary>
    Proto = 0,

    /// <summary>A binary <c>google.protobuf.FileDescriptorSet</c>.</summary>
    Descriptor,

    /// <summary>JSON Schema, draft 2020-12.</summary>
    JsonSchema,
}
