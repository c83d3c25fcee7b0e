using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Unicode;
using Google.Protobuf;
using Grpc.Core;
using Processing.Authoring.V1;
using Processing.Conformance.V1;
using Processing.Extraction.V1;
using Processing.Rules.V1;

namespace Processing.Client.Conformance;

/// <summary>Runs one case through the client.</summary>
internal static class CaseRunner
{
    public static async Task<CaseResult> RunAsync(Case wanted)
    {
        var options = new ExtractionClientOptions();
        options = wanted.DeadlineMs > 0 ? options with { Deadline = TimeSpan.FromMilliseconds(wanted.DeadlineMs) } : options;
        options = wanted.MaxAttempts > 0 ? options with { MaxAttempts = wanted.MaxAttempts } : options;
        options = wanted.ApiKey.Length > 0 ? options with { ApiKey = wanted.ApiKey } : options;
        using var client = ExtractionClient.Connect(wanted.Address, options);
        using var ruleSets = RuleSetClient.Connect(wanted.Address, options);
        using var authoring = AuthoringClient.Connect(wanted.Address, options);
        using var stop = wanted.CancelAfterMs > 0 ? new CancellationTokenSource(wanted.CancelAfterMs) : new CancellationTokenSource();
        var result = new CaseResult { Name = wanted.Name };
        var clock = Stopwatch.StartNew();
        try
        {
            switch (wanted.Call)
            {
                case Call.Extract:
                    result.Answers.AddRange(await Task.WhenAll(wanted.Requests.Select(request => ExtractAsync(client, request, stop.Token))));
                    result.AnswerCount = result.Answers.Count;
                    break;
                case Call.ServerInfo:
                    await ServerInfoAsync(client, wanted, result, stop.Token);
                    break;
                case Call.ExtractStream:
                    await StreamAsync(client, wanted, result, stop);
                    break;
                case Call.ExtractUpload:
                    await UploadAsync(client, wanted, result, stop);
                    break;
                case Call.Push:
                    result.Pushed = await ruleSets.CreateRevisionAsync(new RevisionHeader { RuleSet = "conformance", ValidateOnly = wanted.ValidateOnly }, FilesOf(wanted), stop.Token);
                    break;
                case Call.Check:
                    result.Diagnostics.AddRange(await authoring.CheckAsync(FilesOf(wanted), cancellation: stop.Token));
                    break;
                case Call.RunTests:
                    await TestAsync(authoring, wanted, result, stop.Token);
                    break;
                case Call.Explain:
                    result.Explained = await authoring.ExplainAsync(new ExplainRequest { Document = wanted.Requests[0].Document, Sources = AuthoringClient.SourcesOf(FilesOf(wanted)), WhyNot = true }, stop.Token);
                    break;
                default:
                    await DocumentsAsync(client, wanted, result, stop);
                    break;
            }
        }
        catch (Exception failed) when (failed is ExtractionException or OperationCanceledException)
        {
            result.Failure = FailureOf(failed);
        }
        catch (TimeoutException late)
        {
            result.Failure = new Failure { Code = "DEADLINE_EXCEEDED", Message = late.Message };
        }

        result.Seconds = clock.Elapsed.TotalSeconds;
        return result;
    }

    private static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> FilesOf(Case wanted) =>
        [.. wanted.Files.Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Value)))];

    private static async Task TestAsync(AuthoringClient client, Case wanted, CaseResult result, CancellationToken stop)
    {
        await foreach (var answer in client.RunTestsAsync(FilesOf(wanted), cancellation: stop))
        {
            if (answer.Outcome is { } outcome)
            {
                result.Outcomes.Add(outcome);
            }
            else
            {
                result.Tests = answer.Summary;
            }
        }
    }

    private static async Task ServerInfoAsync(ExtractionClient client, Case wanted, CaseResult result, CancellationToken stop)
    {
        await client.WaitUntilReadyAsync(wanted.WaitFor, wanted.WaitMs > 0 ? TimeSpan.FromMilliseconds(wanted.WaitMs) : null, stop);
        result.Api = await (wanted.MinimumApi > 0 ? client.CheckApiAsync(wanted.MinimumApi, wanted.MaximumApi, stop) : client.CheckApiAsync(cancellation: stop));
        result.ServerInfo = await client.ServerInfoAsync(stop);
    }

    private static async Task<Answer> ExtractAsync(ExtractionClient client, ExtractDocumentsRequest from, CancellationToken cancellation)
    {
        var request = new ExtractRequest { Document = from.Document, RuleSet = from.RuleSet, Revision = from.Revision, Options = from.Options };
        try
        {
            return AnswerOf(from, await client.ExtractAsync(request, cancellation));
        }
        catch (Exception failed) when (failed is ExtractionException or OperationCanceledException)
        {
            return new Answer { CorrelationId = from.CorrelationId, Failure = FailureOf(failed) };
        }
    }

    private static async Task StreamAsync(ExtractionClient client, Case wanted, CaseResult result, CancellationTokenSource stop)
    {
        var from = wanted.Requests[0];
        var request = new ExtractStreamRequest { Document = from.Document, RuleSet = from.RuleSet, Revision = from.Revision, Options = from.Options };
        await PutTogetherAsync(client.ExtractStreamAsync(request, stop.Token), part => part.Clone(), wanted, result, stop);
    }

    private static async Task UploadAsync(ExtractionClient client, Case wanted, CaseResult result, CancellationTokenSource stop)
    {
        var from = wanted.Requests[0];
        var content = from.Document.Content.ToByteArray();
        var header = new UploadHeader { MediaType = from.Document.MediaType, Language = from.Document.Language, Name = from.Document.Name, RuleSet = from.RuleSet, Revision = from.Revision, Options = from.Options };
        var file = new FileInfo(Path.GetTempFileName());
        try
        {
            await File.WriteAllBytesAsync(file.FullName, content, stop.Token);
            // Only a stream has another length of pieces.
            var parts = wanted switch
            {
                { Source: Source.File } => client.ExtractUploadAsync(header, file, stop.Token),
                { Source: Source.Stream } => client.ExtractUploadAsync(header, PipeReader.Create(new MemoryStream(content)).AsStream(), wanted.PieceBytes, stop.Token),
                { PieceBytes: > 0 } => client.ExtractUploadAsync(header, new MemoryStream(content), wanted.PieceBytes, stop.Token),
                _ => client.ExtractUploadAsync(header, content, stop.Token),
            };
            // Both calls have the same events.
            await PutTogetherAsync(parts, part => ExtractStreamResponse.Parser.ParseFrom(part.ToByteArray()), wanted, result, stop);
        }
        finally
        {
            file.Delete();
        }
    }

    private static async Task PutTogetherAsync<T>(IAsyncEnumerable<T> parts, Func<T, ExtractStreamResponse> read, Case wanted, CaseResult result, CancellationTokenSource stop)
    {
        var whole = new ExtractionResult();
        var messages = 0;
        await foreach (var part in parts.Select(read))
        {
            switch (part.EventCase)
            {
                case ExtractStreamResponse.EventOneofCase.Record:
                    whole.Records.Add(part.Record);
                    break;
                case ExtractStreamResponse.EventOneofCase.Zone:
                    whole.Zones.Add(part.Zone);
                    break;
                case ExtractStreamResponse.EventOneofCase.Explanation:
                    whole.Explanations.Add(part.Explanation);
                    break;
                case ExtractStreamResponse.EventOneofCase.Text:
                    whole.Text = part.Text;
                    break;
                case ExtractStreamResponse.EventOneofCase.Summary:
                    whole.Summary = part.Summary;
                    break;
                default:
                    throw new InvalidDataException($"an event of the kind {part.EventCase}");
            }

            await StopAfterAsync(wanted, ++messages, stop);
        }

        result.Answers.Add(AnswerOf(wanted.Requests[0], whole));
        result.AnswerCount = 1;
    }

    private static async Task DocumentsAsync(ExtractionClient client, Case wanted, CaseResult result, CancellationTokenSource stop)
    {
        var requests = wanted.Requests.ToLookup(request => request.CorrelationId);
        await foreach (var answer in client.ExtractDocumentsAsync(wanted.Requests.ToAsyncEnumerable(), stop.Token))
        {
            result.AnswerCount++;
            if (!wanted.CountOnly)
            {
                result.Answers.Add(answer.Result is { } found
                    ? AnswerOf(requests[answer.CorrelationId].First(), found)
                    : new Answer { CorrelationId = answer.CorrelationId, Failure = FailureOf(answer.Error ?? new ExtractionException("neither result nor error")) });
            }

            await StopAfterAsync(wanted, result.AnswerCount, stop);
        }
    }

    private static Task StopAfterAsync(Case wanted, int messages, CancellationTokenSource stop) =>
        messages == wanted.CancelAfterMessages ? stop.CancelAsync() : Task.CompletedTask;

    private static Answer AnswerOf(ExtractDocumentsRequest request, ExtractionResult result)
    {
        // Given to the helper as the bytes that it is where it is no text.
        var bytes = request.Document.Content.ToByteArray();
        var text = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        var answer = new Answer { CorrelationId = request.CorrelationId, Result = result };
        foreach (var record in result.Records)
        {
            Cut(record.Place);
            record.Fields.SelectMany(field => field.Places).ToList().ForEach(Cut);
            record.Mentions.Select(mention => mention.Place).ToList().ForEach(Cut);
        }

        result.Zones.Select(zone => zone.Place).ToList().ForEach(Cut);
        answer.Typed.AddRange(result.Records.Where(record => record.HasTyped).Select(record => TypedRecords.Of(record, text ?? "")));
        return answer;

        void Cut(Place place)
        {
            try
            {
                answer.Slices.Add(text is null ? place.Slice(bytes) : place.Slice(text));
            }
            catch (InvalidOperationException)
            {
                answer.Slices.Add("");
                answer.RefusedSlices++;
            }

            if (request.Options is { IncludeText: true })
            {
                answer.TextSlices.Add(place.SliceIn(result.Text));
            }
        }
    }

    private static Failure FailureOf(Exception failed)
    {
        if (failed is not ExtractionException error)
        {
            return new Failure { Code = "CANCELLED" };
        }

        var failure = new Failure { Code = NameOf(error.StatusCode), Reason = error.Reason, Message = error.Message };
        failure.Metadata.Add(error.Metadata.ToDictionary());
        failure.Fields.AddRange(error.Violations.Select(violation => violation.Field));
        failure.Diagnostics.AddRange(error.Diagnostics.Select(each => new Processing.Conformance.V1.RuleDiagnostic { Id = each.Id, Message = each.Message, Place = each.Place }));
        if (error.RetryAfter is { } wait)
        {
            failure.RetryAfterMs = (int)wait.TotalMilliseconds;
        }

        return failure;
    }

    // As gRPC writes it: NOT_FOUND for NotFound.
    private static string NameOf(StatusCode code) =>
        code == StatusCode.OK ? "OK" : string.Concat(code.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
