using System.Globalization;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules.Sources;
using Processing.Text;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Explanations for people.</summary>
internal sealed class ExplanationText(IAnsiConsole console, RuleWords words, DocumentExplanation explanation)
{
    private readonly PlaceNames _places = new(() => explanation.Content);

    /// <summary>Prints all of it.</summary>
    public void Write()
    {
        foreach (var record in explanation.Matching.Records)
        {
            Write(record);
            console.WriteLine();
        }

        LeftOut(explanation.Matching.RecordsLeftOut, "record", "explaining.max_records", 0);
        foreach (var rule in explanation.Matching.Rules)
        {
            Write(rule);
            console.WriteLine();
        }

        LeftOut(explanation.Matching.RulesLeftOut, "rule", "explaining.max_rules", 0);
        if (explanation.Matching.Truncation is { } reason)
        {
            console.MarkupLine($"[yellow]not whole:[/] the limit {TextResultWriter.NameOf(reason)} was reached; records or attempts are missing");
        }
    }

    /// <summary>Prints how far one rule got at best.</summary>
    public void WriteFurthest(RuleAttempts rule, int indent)
    {
        Line(indent, $"rule {rule.Rule.Name} {(rule.Attempts.IsEmpty ? "could not begin" : "got furthest")}{Declared(rule.Rule.Name)}");
        Write(rule with { Attempts = [.. rule.Attempts.Take(1)], AttemptsLeftOut = 0, StartsLeftOut = 0 }, indent + 2);
    }

    private void Write(RecordExplanation record)
    {
        console.MarkupLine($"[green]{Markup.Escape(record.Record.Record)}[/]  [grey]{At(record.Record.Span)}  {Markup.Escape(record.Record.Rule)}{Markup.Escape(Declared(record.Record.Rule))}  score {Number((decimal)record.Record.Score)}[/]");
        if (!record.Alternatives.IsEmpty)
        {
            Line(2, $"alternative  {string.Join(", then ", record.Alternatives)}");
        }

        foreach (var element in record.Elements)
        {
            Line(2, $"{Quote(element.Span)}  {At(element.Span)}{Source(element)}{By(element.Element)}");
        }

        foreach (var label in record.Captures)
        {
            Line(2, $"{label.Label} = {string.Join(", ", label.Spans.Select(span => $"{Quote(span)} {At(span)}"))}");
        }

        if (!record.Score.IsEmpty)
        {
            Line(2, $"score {Number((decimal)record.Record.Score)}, summed from");
            foreach (var part in record.Score)
            {
                Line(4, $"{(part.Amount < 0 ? "" : "+")}{Number(part.Amount)}{By(words.Of(part.Expression))}");
            }
        }

        foreach (var beaten in record.Beaten)
        {
            var how = beaten.By switch { BeatenBy.Key => "took in, by its key,", BeatenBy.Resolve => "beat, as `resolve` says,", _ => "beat" };
            Line(2, $"{how} {beaten.Rule} {At(beaten.Span)} {Quote(beaten.Span)}, score {Number((decimal)beaten.Score)}");
        }

        LeftOut(record.BeatenLeftOut, "beaten match", "explaining.max_details", 2);
    }

    private void Write(RuleAttempts rule)
    {
        console.MarkupLine($"[bold]{Markup.Escape(rule.Rule.Name)}[/][grey]{Markup.Escape(Declared(rule.Rule.Name))}[/]");
        Write(rule, 2);
    }

    private void Write(RuleAttempts rule, int indent)
    {
        if (!rule.Missing.IsEmpty)
        {
            Line(indent, "every match needs one of these, and the document has none:");
            foreach (var element in rule.Missing)
            {
                Line(indent + 2, By(element).TrimStart());
            }
        }
        else if (rule.Attempts.IsEmpty)
        {
            Line(indent, "nothing here can begin it");
        }

        foreach (var attempt in rule.Attempts)
        {
            Write(attempt, indent);
        }

        LeftOut(rule.AttemptsLeftOut, "attempt", "explaining.max_attempts", indent);
        LeftOut(rule.StartsLeftOut, "place where it was not tried", "explaining.max_starts", indent);
    }

    private void Write(Attempt attempt, int indent)
    {
        var reached = attempt.Reached.IsEmpty ? $"at {At(attempt.Reached)} took nothing" : $"at {At(attempt.Reached)} took {Quote(attempt.Reached)}";
        Line(indent, $"{reached}: {RuleWords.Say(attempt)}");
        var marked = attempt.End == AttemptEnd.Pattern ? attempt.StoppedAt : attempt.Reached;
        var place = explanation.Locate(marked).Utf8;
        var (line, carets) = DocumentExcerpt.Of(_places.Lines, place.Start, place.End);
        var number = _places.Lines.Locate(place.Start).Line.ToString(CultureInfo.InvariantCulture);
        Line(indent + 2, $"{number} | {line}");
        Line(indent + 2, $"{new string(' ', number.Length)} | {carets}");
        foreach (var wanted in attempt.Wanted)
        {
            Line(indent + 2, $"wanted{By(wanted.Element)}: {RuleWords.Say(wanted.Why)}");
        }

        LeftOut(attempt.WantedLeftOut, "other element wanted", "explaining.max_details", indent + 2);
        foreach (var condition in attempt.Conditions)
        {
            Line(indent + 2, $"{(attempt.End == AttemptEnd.Unless ? "holds" : "does not hold")}{By(words.Of(condition))}");
        }

        foreach (var slot in attempt.Slots)
        {
            Write(slot, indent + 2);
        }
    }

    private void Write(EmptySlot slot, int indent)
    {
        var why = slot.Why switch
        {
            EmptySlotReason.OutOfReach => "what matches it stands out of its reach; the nearest is",
            EmptySlotReason.Neighbour => "what matches it has not the neighbour that it wants:",
            _ => "nothing in the document matches it",
        };
        var nearest = slot.Nearest is { } span ? $" {Quote(span)} {At(span)}" : "";
        Line(indent, $"slot {slot.Slot}{(slot.Need == SlotNeed.Optional ? "?" : "")}: {why}{nearest}");
        if (slot.Best is { } best)
        {
            Write(best, indent + 2);
        }
    }

    private string Source(TakenElement element)
    {
        var written = explanation.TextOf(element.Span);
        var folded = element.ReadAs == written ? "" : $", read as {Bidi.Isolate(element.ReadAs)}";
        var clitics = element.Clitics == LexiconClitics.None ? "" : $", with {element.Clitics.ToString().ToLowerInvariant()}";
        var producer = element.Producer is null ? "" : $", {element.Producer}{(element.Entry is { } entry ? $" entry {Bidi.Isolate($"\"{entry}\"")}" : "")}";
        var value = element.Value is { } known ? $" = {Bidi.Isolate(ValueFormatter.ToScalar(known))}" : "";
        return $"{folded}{clitics}{producer}{value}";
    }

    private string Declared(string rule) => words.OfRule(rule) is { } place ? $"  {RuleWords.PlaceOf(place)}" : "";

    private string By(PatternNode? element) => By(words.Of(element));

    private static string By(SourceLocation? place) => place is null ? "" : $"  {Bidi.Isolate(RuleWords.Short(place))}  {RuleWords.PlaceOf(place)}";

    private string Quote(TextSpan span)
    {
        const int Longest = 80;
        var text = explanation.TextOf(span);
        var runes = text.EnumerateRunes().ToArray();
        return Bidi.Isolate(runes.Length <= Longest ? $"\"{text}\"" : $"\"{string.Concat(runes[..Longest])}…\"");
    }

    private string At(TextSpan span) => _places.Name(explanation.Locate(span));

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private void Line(int indent, string text) => console.WriteLine($"{new string(' ', indent)}{text}");

    private void LeftOut(int count, string what, string key, int indent)
    {
        if (count > 0)
        {
            Line(indent, string.Create(CultureInfo.InvariantCulture, $"and {count} more ({what}); the limit is `{key}`"));
        }
    }
}
