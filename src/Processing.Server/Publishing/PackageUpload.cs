using System.Collections.Immutable;
using Grpc.Core;
using Processing.Server.Errors;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Storage;
using Wire = Processing.Rules.V1;

namespace Processing.Server.Publishing;

/// <summary>Puts the parts of a package together as they come.</summary>
/// <param name="settings">How much a package may hold, and how long its pieces may take.</param>
/// <param name="server">What bounds a message.</param>
/// <param name="time">The clock.</param>
internal sealed class PackageUpload(RegistrySettings settings, ServerSettings server, TimeProvider time)
{
    private const int MaxPath = 300;
    private static readonly ImmutableArray<string> Extensions = [".rules", ".tsv", ".csv", ".json"];

    private readonly ImmutableArray<PackageFile>.Builder _files = ImmutableArray.CreateBuilder<PackageFile>();
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private MemoryStream? _content;
    private string _path = "";
    private long _bytes;

    /// <summary>What the package is; known once <see cref="ReadAsync"/> has come to its end.</summary>
    public Wire.RevisionHeader Header { get; private set; } = new();

    /// <summary>Its files.</summary>
    public ImmutableArray<PackageFile> Files => _files.ToImmutable();

    /// <summary>Reads a package to its end.</summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up, or the server stops.</exception>
    public async Task<ServiceError?> ReadAsync(IAsyncStreamReader<Wire.CreateRevisionRequest> parts, CancellationToken cancellation)
    {
        var next = await NextAsync();
        if (next != NextPart.Message || parts.Current.PartCase != Wire.CreateRevisionRequest.PartOneofCase.Header)
        {
            return next == NextPart.Idle ? RuleSetErrors.UploadIdle(settings.UploadIdle) : RuleSetErrors.InvalidUpload("header", "The first message is not the header.");
        }

        Header = parts.Current.Header;
        while ((next = await NextAsync()) == NextPart.Message)
        {
            if (parts.Current.PartCase != Wire.CreateRevisionRequest.PartOneofCase.Chunk)
            {
                return RuleSetErrors.InvalidUpload("chunk", "A message after the first one is not a piece of a file.");
            }

            if (Add(parts.Current.Chunk) is { } wrong)
            {
                return wrong;
            }
        }

        if (next == NextPart.Idle)
        {
            return RuleSetErrors.UploadIdle(settings.UploadIdle);
        }

        Finish();
        return _files.Any(file => file.Path.EndsWith(".rules", StringComparison.Ordinal)) ? null : RuleSetErrors.InvalidUpload("chunk", "The package has no .rules file.");

        Task<NextPart> NextAsync() => parts.NextPartAsync(server, settings.UploadIdle, time, cancellation);
    }

    private ServiceError? Add(Wire.FileChunk chunk)
    {
        if (_content is null || chunk.Path != _path)
        {
            Finish();
            if (Refuse(chunk.Path) is { } refused)
            {
                return refused;
            }

            (_path, _content) = (chunk.Path, new MemoryStream());
        }

        _bytes += chunk.Content.Length;
        if (_bytes > settings.MaxPackageBytes)
        {
            return RuleSetErrors.PackageTooLarge(settings.MaxPackageBytes);
        }

        _content.Write(chunk.Content.Span);
        return null;
    }

    private ServiceError? Refuse(string path)
    {
        if (!IsPath(path))
        {
            return RuleSetErrors.InvalidUpload("chunk.path", "The path is not names with `/` between them, or is longer than 300 characters, or does not end in .rules, .tsv, .csv or .json.");
        }

        if (!_paths.Add(path))
        {
            return RuleSetErrors.InvalidUpload("chunk.path", "The file was sent already; the pieces of a file follow each other.");
        }

        return _paths.Count > settings.MaxPackageFiles ? RuleSetErrors.TooManyFiles(settings.MaxPackageFiles) : null;
    }

    // Whoever writes the files of a revision to a disk must find them below one folder.
    private static bool IsPath(string path) =>
        path.Length is > 0 and <= MaxPath
        && !path.Any(character => char.IsControl(character) || character is '\\' or ':')
        && path.Split('/').All(name => name is not ("" or "." or ".."))
        && Extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal));

    private void Finish()
    {
        if (_content is { } content)
        {
            _files.Add(new PackageFile(_path, PackageFileRole.Root, content.ToArray()));
            _content = null;
        }
    }
}
