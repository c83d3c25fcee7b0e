using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Processing.Client;
using Processing.Protocol;
using RpcStatus = Processing.Protocol.Rpc.Status;

namespace Processing.Server.Tests.Support;

/// <summary>A client of gRPC-Web that builds requests and reads answers byte by byte, over HTTP/1.1.</summary>
internal sealed class WebClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public Task<Answer> CallAsync(string method, IMessage request, string type = "application/grpc-web+proto", string? origin = null) => CallAsync(method, Frame(request), type, origin);

    public async Task<Answer> CallAsync(string method, byte[] body, string type, string? origin = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, method) { Content = new ByteArrayContent(body), Version = new Version(1, 1) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (origin is not null)
        {
            message.Headers.Add("Origin", origin);
        }

        using var response = await _http.SendAsync(message);
        var content = await response.Content.ReadAsByteArrayAsync();
        var answered = response.Content.Headers.ContentType?.ToString() ?? "";
        var bytes = answered.StartsWith("application/grpc-web-text", StringComparison.Ordinal) ? Decode(Encoding.ASCII.GetString(content)) : content;
        return Read(response, answered, bytes);
    }

    /// <summary>Calls by gRPC itself, with a deadline that only the server keeps.</summary>
    public async Task<Answer> CallByHttp2Async(string method, IMessage request, string timeout)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, method) { Content = new ByteArrayContent(Frame(request)), Version = new Version(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/grpc");
        message.Headers.Add("TE", "trailers");
        message.Headers.Add("grpc-timeout", timeout);
        using var response = await _http.SendAsync(message);
        var answer = Read(response, "", await response.Content.ReadAsByteArrayAsync());
        foreach (var (name, values) in response.TrailingHeaders)
        {
            answer.Trailers[name] = values.Single();
        }

        return answer;
    }

    public async Task<HttpResponseMessage> PreflightAsync(string method, string origin)
    {
        using var message = new HttpRequestMessage(HttpMethod.Options, method);
        message.Headers.Add("Origin", origin);
        message.Headers.Add("Access-Control-Request-Method", "POST");
        message.Headers.Add("Access-Control-Request-Headers", "content-type,x-grpc-web");
        return await _http.SendAsync(message);
    }

    public static byte[] Frame(IMessage message)
    {
        var content = message.ToByteArray();
        var frame = new byte[5 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), content.Length);
        content.CopyTo(frame, 5);
        return frame;
    }

    public void Dispose() => _http.Dispose();

    private static Answer Read(HttpResponseMessage response, string type, byte[] bytes)
    {
        var messages = new List<byte[]>();
        var trailers = response.Headers.Where(header => header.Key.StartsWith("grpc-", StringComparison.Ordinal)).ToDictionary(header => header.Key, header => header.Value.Single());
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
            var content = bytes.AsSpan(at + 5, length).ToArray();
            if (bytes[at] == 0x80)
            {
                Assert.Equal(bytes.Length, at + 5 + length);
                foreach (var line in Encoding.ASCII.GetString(content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    trailers.Add(line[..colon], line[(colon + 1)..].Trim());
                }
            }
            else
            {
                Assert.Equal(0, bytes[at]);
                messages.Add(content);
            }

            at += 5 + length;
        }

        return new Answer((int)response.StatusCode, type, messages, trailers, response.Headers);
    }

    // Padding may stand after any group of four.
    private static byte[] Decode(string text) => [.. text.Chunk(4).SelectMany(group => Convert.FromBase64String(new string(group)))];

    internal sealed record Answer(int HttpStatus, string Type, List<byte[]> Messages, Dictionary<string, string> Trailers, HttpResponseHeaders Headers)
    {
        public string? Status => Trailers.GetValueOrDefault("grpc-status");

        public ExtractionException Error => ExtractionException.From(RpcStatus.Parser.ParseFrom(Convert.FromBase64String(Trailers[ErrorReasons.DetailsTrailer])));
    }
}
