using Processing.Rules.Diagnostics;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>Makes messages of diagnostics. Nothing is lost.</summary>
internal sealed class DiagnosticMessages(SourcePlaces places)
{
    public Wire.Diagnostic ToMessage(Diagnostic diagnostic) => new()
    {
        Id = diagnostic.Id,
        Severity = diagnostic.Severity == DiagnosticSeverity.Error ? Wire.Severity.Error : Wire.Severity.Warning,
        Message = diagnostic.Message,
        Primary = ToMessage(diagnostic.Primary),
        Secondary = { diagnostic.Secondary.Select(ToMessage) },
        Note = diagnostic.Note ?? "",
        Help = diagnostic.Help ?? "",
        Fix = diagnostic.Fix is { } fix ? ToMessage(fix) : null,
    };

    private Wire.DiagnosticLabel ToMessage(DiagnosticLabel label) => new() { Place = places.ToMessage(label.Location), Text = label.Text };

    private Wire.Fix ToMessage(SuggestedFix fix) => new()
    {
        Title = fix.Title,
        Safety = fix.Safety switch
        {
            FixSafety.Safe => Wire.FixSafety.Safe,
            FixSafety.Unsafe => Wire.FixSafety.Unsafe,
            _ => Wire.FixSafety.ShownOnly,
        },
        Edits = { fix.Edits.Select(edit => new Wire.TextEdit { Place = places.ToMessage(edit.Location), NewText = edit.NewText }) },
    };
}
