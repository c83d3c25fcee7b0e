using System.Collections.Immutable;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

public static partial class SyntaxDiagnostics
{
    internal static Diagnostic NeedlessColon(SourceLocation at, string? keyword, string declaration, TextEdit removal) =>
        new(
            NeedlessColonDescriptor,
            keyword is null ? $"the first line of {Articled(declaration)} ends without a colon" : $"`{keyword}` is written without a colon",
            new DiagnosticLabel(at, ""))
        {
            Help = keyword is null ? "what is indented below the first line belongs to the declaration" : "a colon stands behind labels and fields only",
            Fix = new SuggestedFix("remove `:`", declaration is "rule" or "record" && keyword is not null ? FixSafety.Unsafe : FixSafety.Safe, [removal]),
        };

    internal static Diagnostic Bullets(SourceLocation at, string bullet, string declaration, int clauses, ImmutableArray<TextEdit> edits) =>
        new(
            BulletDescriptor,
            $"what belongs to {Articled(declaration)} stands in lines without a bullet",
            new DiagnosticLabel(at, clauses == 1 ? "" : $"the first of {clauses}"))
        {
            Help = "each line that is indented below the first one is a part of its own",
            Fix = new SuggestedFix(clauses == 1 ? $"remove `{bullet}`" : "remove them all", FixSafety.Safe, edits),
        };
}
