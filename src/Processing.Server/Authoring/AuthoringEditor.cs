using Grpc.Core;
using Processing.Rules;
using Processing.Rules.Analysis.Editing;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Answers what an editor asks about a place in rules.</summary>
internal sealed class AuthoringEditor(ServerSettings settings)
{
    /// <summary>What can be written at a place.</summary>
    /// <exception cref="RpcException">There is no such place.</exception>
    public Wire.CompleteResponse Complete(RuleCompilation compilation, Wire.SourcePosition? position, CancellationToken stop)
    {
        var (model, offset) = Locate(compilation, position, stop);
        var found = CompletionFinder.Find(model, offset);
        var text = model.Tree.Text;
        var written = text.Content[found.Replaced.Start..Math.Min(offset, found.Replaced.End)];
        var most = settings.Authoring.MaxCompletions;

        // Where not all can be sent, those that go on like what is written there already.
        var fitting = found.Items.Length <= most ? found.Items : [.. found.Items.Where(item => item.Text.StartsWith(written, StringComparison.OrdinalIgnoreCase))];
        var places = new SourcePlaces();
        return new Wire.CompleteResponse
        {
            Replaced = places.ToMessage(new SourceLocation(text, found.Replaced)),
            Items = { fitting.Take(most).Select(item => ToMessage(model, item, places)) },
            LeftOut = (uint)(found.Items.Length - Math.Min(fitting.Length, most)),
        };
    }

    /// <summary>What stands at a place.</summary>
    /// <exception cref="RpcException">There is no such place.</exception>
    public static Wire.HoverResponse Hover(RuleCompilation compilation, Wire.SourcePosition? position, CancellationToken stop)
    {
        var (model, offset) = Locate(compilation, position, stop);
        if (NameDescriber.At(model, offset) is not var (name, span))
        {
            return new Wire.HoverResponse();
        }

        var places = new SourcePlaces();
        return new Wire.HoverResponse { Name = ToMessage(name, places), Place = places.ToMessage(new SourceLocation(model.Tree.Text, span)) };
    }

    private static (SemanticModel Model, int Offset) Locate(RuleCompilation compilation, Wire.SourcePosition? position, CancellationToken stop)
    {
        var file = compilation.Files.FirstOrDefault(file => file.Origin == FileOrigin.Root && file.File.Path == position?.Path)
            ?? throw StatusErrors.ToException(ServiceErrors.PositionInvalid("position.path", "is of no rules file of `sources.files`"));
        var text = file.Tree.Text;
        var offset = position?.AtCase switch
        {
            Wire.SourcePosition.AtOneofCase.Line => SourceUnits.OffsetOf(text, position.Line.Line, position.Line.Column),
            Wire.SourcePosition.AtOneofCase.Utf16 => position.Utf16 <= text.Content.Length ? (int)position.Utf16 : null,
            _ => 0,
        };
        if (offset is not { } at)
        {
            throw StatusErrors.ToException(ServiceErrors.PositionInvalid("position", "is not in the file"));
        }

        // What the model asks of the compilation it asks without end; this may be stopped.
        compilation.GetDiagnostics(stop);
        return (compilation.GetSemanticModel(file.Tree), at);
    }

    private static Wire.CompletionItem ToMessage(SemanticModel model, CompletionItem item, SourcePlaces places) => new()
    {
        Text = item.Text,
        Kind = item.Kind switch
        {
            CompletionKind.Keyword => Wire.CompletionKind.Keyword,
            CompletionKind.Package => Wire.CompletionKind.Package,
            CompletionKind.Value => Wire.CompletionKind.Value,
            _ => Wire.CompletionKind.Name,
        },
        Name = item.Meaning is { } meaning ? ToMessage(NameDescriber.Describe(model, meaning), places) : null,
    };

    private static Wire.NameDescription ToMessage(NameDescription name, SourcePlaces places) => new()
    {
        FullName = name.FullName,
        Kind = name.Kind,
        Signature = name.Signature,
        Type = name.Type,
        Documentation = name.Documentation,
        Declared = name.Declared is { } declared ? places.ToMessage(declared) : null,
        Examples = { name.Examples.Select(example => new Wire.FunctionExample { Call = example.Call, Result = example.Result }) },
    };
}
