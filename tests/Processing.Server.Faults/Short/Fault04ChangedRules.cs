using System.Text;
using Fuzz;
using Google.Protobuf;
using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Client;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>Authors send rules with random changes, some of them no UTF-8. Every question about them is answered, and formatting what was formatted changes nothing.</summary>
/// <remarks>The parser and binder alone, on very many more: <c>tests/Fuzz</c>.</remarks>
public sealed class Fault04ChangedRules
{
    private const int Seed = 20260304;
    private const int Texts = 60;

    [Fact]
    public async Task Every_question_about_them_is_answered()
    {
        await using var server = await TestServer.StartAsync();
        var authors = new AuthoringService.AuthoringServiceClient(server.Channel);
        var random = new Random(Seed);
        var mutator = new Mutator(Corpus.Load(Repository.Root), random);
        var formatted = 0;
        for (var i = 0; i < Texts; i++)
        {
            var tree = SyntaxTree.Parse(SourceText.From(mutator.Base()));
            var text = SourceText.From(tree.Text.Content).WithChange(mutator.Change(tree)).Content;
            var content = i % 8 == 0 ? mutator.Bytes(text) : Encoding.UTF8.GetBytes(text);
            var sources = new Sources { Files = { new SourceFile { Path = "a.rules", Content = ByteString.CopyFrom(content) } } };
            var place = new SourcePosition { Path = "a.rules", Utf16 = (uint)random.Next(text.Length + 1) };
            await AnsweredAsync(async () => await authors.CheckAsync(new CheckRequest { Sources = sources }));
            await AnsweredAsync(async () => await authors.CompleteAsync(new CompleteRequest { Sources = sources, Position = place }));
            await AnsweredAsync(async () => await authors.HoverAsync(new HoverRequest { Sources = sources, Position = place }));
            formatted += await AnsweredAsync(async () =>
            {
                var once = await authors.FormatAsync(new FormatRequest { File = sources.Files[0] });
                var again = await authors.FormatAsync(new FormatRequest { File = new SourceFile { Path = "a.rules", Content = once.Content } });
                Assert.False(again.Changed);
            }) ? 1 : 0;
        }

        Assert.InRange(formatted, 1, Texts - 1);
    }

    // Where it is refused, for what is wrong with the rules.
    private static async Task<bool> AnsweredAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (RpcException refused)
        {
            var error = ExtractionException.From(refused);
            Assert.True(error.StatusCode is StatusCode.FailedPrecondition or StatusCode.InvalidArgument && error.Reason.Length > 0, error.ToString());
            return false;
        }
    }
}
