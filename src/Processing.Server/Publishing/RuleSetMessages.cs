using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Processing.Pipeline;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Storage;
using Wire = Processing.Rules.V1;

namespace Processing.Server.Publishing;

/// <summary>Makes messages of what the registry holds.</summary>
internal static class RuleSetMessages
{
    public static Wire.Revision Of(StoredRevision revision)
    {
        var message = Of(revision.RuleSet, revision.Id, revision.ProgramHash, revision.Facts);
        message.CreateTime = Timestamp.FromDateTimeOffset(revision.Created);
        return message;
    }

    public static Wire.Revision Of(string ruleSet, string revision, string program, RevisionFacts facts) => new()
    {
        RuleSet = ruleSet,
        Revision_ = revision,
        Program = program,
        Author = facts.Author,
        Description = facts.Description,
        RecordTypes = { facts.Records },
        TestsPassed = (uint)facts.TestsPassed,
        TestsFailed = (uint)facts.TestsFailed,
    };

    public static Wire.PackageFile Of(PackageFile file) => new()
    {
        Path = file.Path,
        Role = file.Role == PackageFileRole.Root ? Wire.PackageFileRole.Root : Wire.PackageFileRole.Library,
        Size = (ulong)file.Content.Length,
        Sha256 = file.Hash,
    };

    public static Wire.PackageFile WithContent(PackageFile file)
    {
        var message = Of(file);
        message.Content = UnsafeByteOperations.UnsafeWrap(file.Content);
        return message;
    }

    public static Wire.LabelMove Of(LabelMove move) => new()
    {
        Label = move.Label,
        Version = (ulong)move.Version,
        Revision = move.Revision ?? "",
        Share = Of(move.Share),
        MoveTime = Timestamp.FromDateTimeOffset(move.Moved),
        Author = move.Author,
        Reason = move.Reason,
        RestoredVersion = move.Position == move.Version ? 0 : (ulong)move.Position,
    };

    public static Wire.RuleSet Of(RuleSetState state, ServedRuleSet? served) =>
        new() { RuleSet_ = state.Name, Labels = { state.Labels.Select(label => Of(label, served)) } };

    public static Wire.Label Of(LabelState label, ServedRuleSet? served)
    {
        var here = served?.Find(label.Name);
        return new Wire.Label
        {
            Label_ = label.Name,
            Revision = label.Revision,
            Share = Of(label.Share),
            Etag = label.Version.ToString(CultureInfo.InvariantCulture),
            ServedRevision = here?.Revision?.Id ?? "",
            Problem = here?.State.Revision == label.Revision ? here.Problem ?? "" : "",
        };
    }

    public static Wire.PackageFinding Of(RuleSetDiagnostic diagnostic) =>
        new() { Id = diagnostic.Id, Message = diagnostic.Message, Path = diagnostic.Path, Line = (uint)diagnostic.Line, Column = (uint)diagnostic.Column };

    public static Wire.PackageFinding Of(RuleTestOutcome failed) => new()
    {
        Message = failed.Failures is [var first, ..] ? $"{failed.Test.Name}: {first.Message}" : $"{failed.Test.Name}: it is marked `todo`, but all it expects came out",
        Path = failed.Test.Path,
        Line = (uint)failed.Test.Line,
        Column = 1,
    };

    private static double Of(TrafficShare share) => (double)share.BasisPoints / TrafficShare.Whole;

    /// <summary>How another server stands.</summary>
    public static Wire.ServerStanding Of(ServerStanding server) => new()
    {
        Server = server.Name,
        State = server switch
        {
            { IsBehind: true } => Wire.ServerStanding.Types.State.Behind,
            { Problem: null } => Wire.ServerStanding.Types.State.Serving,
            _ => Wire.ServerStanding.Types.State.Failed,
        },
        Problem = server.Problem ?? "",
    };
}
