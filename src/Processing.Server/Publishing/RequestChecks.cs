using System.Globalization;
using System.Text;
using Processing.Server.Errors;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>Reads the parts that requests have in common. What is wrong ends the call.</summary>
internal static class RequestChecks
{
    /// <summary>Most UTF-16 code units of the name of whoever does something.</summary>
    public const int MaxAuthor = 200;

    /// <summary>Most UTF-16 code units of a description or reason.</summary>
    public const int MaxText = 2_000;

    private const int DefaultPage = 50;
    private const int MaxRequestId = 100;

    /// <summary>A name of a rule set or label.</summary>
    public static string Name(string field, string name) => RegistryName.IsValid(name) ? name : throw StatusErrors.ToException(RuleSetErrors.InvalidName(field, RegistryName.Form));

    /// <summary>A name of a revision.</summary>
    public static string Revision(string field, string name) =>
        IsRevision(name) ? name : throw StatusErrors.ToException(RuleSetErrors.InvalidName(field, "64 lower-case hexadecimal digits"));

    /// <summary>Whether a text has the form of a revision's name.</summary>
    public static bool IsRevision(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    /// <summary>A text that is kept.</summary>
    public static string Text(string field, string text, int limit) => text.Length <= limit ? text : throw StatusErrors.ToException(RuleSetErrors.TextTooLong(field, limit));

    /// <summary>The caller's name of a request; may be empty.</summary>
    public static string RequestId(string name) =>
        name.Length <= MaxRequestId && name.All(character => character is >= ' ' and <= '~') ? name : throw StatusErrors.ToException(RuleSetErrors.InvalidRequestId());

    /// <summary>The version that an etag stands for: 0 for <c>new</c>; null for an empty one.</summary>
    public static long? Etag(string etag) => etag switch
    {
        "" => null,
        "new" => 0,
        _ when long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 => version,
        _ => throw StatusErrors.ToException(RuleSetErrors.InvalidEtag()),
    };

    /// <summary>How many items a page may have.</summary>
    public static int PageSize(int asked) => asked switch
    {
        < 0 => throw StatusErrors.ToException(RuleSetErrors.InvalidPageSize()),
        0 => DefaultPage,
        _ => Math.Min(asked, IRuleRegistry.MaxPage),
    };

    /// <summary>The number that a page token holds; null for the first page.</summary>
    public static long? PageNumber(string token) =>
        token.Length == 0 ? null
        : long.TryParse(PageText(token), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw StatusErrors.ToException(RuleSetErrors.InvalidPageToken());

    /// <summary>The text that a page token holds; empty for the first page.</summary>
    public static string PageText(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw StatusErrors.ToException(RuleSetErrors.InvalidPageToken());
        }
    }

    /// <summary>The token of the page behind an item.</summary>
    public static string PageToken(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last));

    /// <summary>The token of the page behind an item.</summary>
    public static string PageToken(long last) => PageToken(last.ToString(CultureInfo.InvariantCulture));

    /// <summary>How long to wait; the given time where the request says nothing.</summary>
    /// <exception cref="Grpc.Core.RpcException">It is negative, more than an hour or no valid duration.</exception>
    public static TimeSpan Wait(string field, Google.Protobuf.WellKnownTypes.Duration? wanted, TimeSpan otherwise)
    {
        if (wanted is null)
        {
            return otherwise;
        }

        return wanted is { Seconds: >= 0 and <= 3_600, Nanos: >= 0 and <= 999_999_999 } && (wanted.Seconds < 3_600 || wanted.Nanos == 0)
            ? wanted.ToTimeSpan()
            : throw StatusErrors.ToException(RuleSetErrors.InvalidWait(field));
    }
}
