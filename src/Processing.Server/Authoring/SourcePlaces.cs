using Processing.Rules.Sources;
using ExtractionWire = Processing.Extraction.V1;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Makes messages of places in source files. For one call: it keeps the units of each file it met.</summary>
internal sealed class SourcePlaces
{
    private readonly Dictionary<SourceText, SourceUnits> _units = new(ReferenceEqualityComparer.Instance);

    public Wire.SourcePlace ToMessage(SourceLocation location)
    {
        if (!_units.TryGetValue(location.Source, out var units))
        {
            _units.Add(location.Source, units = new SourceUnits(location.Source.Content));
        }

        var (start, end) = (units.At(location.Span.Start), units.At(location.Span.End));
        return new Wire.SourcePlace
        {
            Path = location.Source.Path,
            Utf8 = Range(start.Utf8, end.Utf8),
            Utf16 = Range(location.Span.Start, location.Span.End),
            CodePoints = Range(start.CodePoints, end.CodePoints),
            Start = Position(location.Start),
            End = Position(location.End),
        };
    }

    private static ExtractionWire.Range Range(int start, int end) => new() { Start = (uint)start, End = (uint)end };

    private static Wire.LinePosition Position(LinePosition position) => new() { Line = (uint)position.Line, Column = (uint)position.Column };
}
