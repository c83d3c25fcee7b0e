using Google.Protobuf;
using Processing.Authoring.V1;
using Processing.Server.Authoring;
using Processing.Server.Hosting;

namespace Processing.Server.Tests.Support;

/// <summary>A real server and a client of its authoring service.</summary>
internal static class AuthoringServer
{
    /// <summary>Rules with two tests; every line of them is used by a test of this assembly.</summary>
    public const string DeskRules = """
        package desk

        lexicon Room
          "blue room"
          "اتاق آبی"

        // A meeting and where it is.
        record Meeting
          room: text

        rule meeting -> Meeting
          match ("in" | "در") room:Room

        test "english"
          given
            > They meet in Blue Room.
          expect Meeting room: "Blue Room"

        test "persian"
          given
            > جلسه در اتاق آبی است.
          expect Meeting room: "اتاق سبز"

        """;

    public static AuthoringService.AuthoringServiceClient Of(TestServer server) => new(server.Channel);

    public static Sources Sources(params (string Path, string Text)[] files) => new() { Files = { files.Select(file => File(file.Path, file.Text)) } };

    public static SourceFile File(string path, string text) => new() { Path = path, Content = ByteString.CopyFromUtf8(text) };

    public static ServerSettings With(AuthoringSettings settings) => new() { DrainSeconds = 0, Authoring = settings };
}
