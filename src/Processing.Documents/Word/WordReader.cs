using System.Collections.Immutable;
using System.Xml;
using Processing.Documents.Drafts;
using Processing.Documents.Html.Metadata;
using Processing.Text;

namespace Processing.Documents.Word;

/// <summary>Reads files of Word (.docx): the text, notes at its foot and end, then running heads and feet as boilerplate.</summary>
/// <remarks>
/// By System.IO.Compression and System.Xml and not by an object model of Office, since all that is wanted is one pass over few parts, in which every limit is checked
/// before anything is made of what was unpacked.
/// </remarks>
internal static class WordReader
{
    public static ReadResult Read(DocumentInput input, DocumentLimits limits, CancellationToken cancellation)
    {
        if (BinarySignature.IsCompound(input.Content.Span))
        {
            return Failed(BinarySignature.IsEncryptedOffice(input.Content.Span) ? ReadDiagnostics.OfficeEncrypted() : ReadDiagnostics.OldOffice());
        }

        if (!BinarySignature.IsArchive(input.Content.Span))
        {
            return Failed(ReadDiagnostics.InvalidWord("it does not begin as a ZIP archive does"));
        }

        try
        {
            using var archive = Archive.Open(input.Content, limits);
            return ReadPackage(new WordPackage(archive, limits), input, limits, cancellation);
        }
        catch (ArchiveLimitException limit)
        {
            return Failed(limit.Error);
        }
        catch (XmlException fault)
        {
            return Failed(ReadDiagnostics.InvalidWord($"a part of it is not well-formed XML at line {fault.LineNumber}, column {fault.LinePosition}"));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Failed(ReadDiagnostics.InvalidWord("the archive is damaged"));
        }
    }

    private static ReadResult ReadPackage(WordPackage package, DocumentInput input, DocumentLimits limits, CancellationToken cancellation)
    {
        if (package.FindMain() is not { } main)
        {
            return Failed(ReadDiagnostics.OtherArchive());
        }

        var relations = package.RelationshipsOf(main);
        using var styleReader = relations.FirstOrDefault(part => part.IsOf("styles")) is { } stylePart ? package.Open(stylePart.Target) : null;
        var styles = WordStyles.Read(styleReader);
        var text = new WordText(limits);
        var (comments, deletions) = (0, 0);
        foreach (var (part, isBoilerplate) in PartsOf(main, relations))
        {
            using var reader = package.Open(part);
            if (reader is null)
            {
                continue;
            }

            var addresses = (part == main ? relations : package.RelationshipsOf(part)).Where(relation => relation.IsOf("hyperlink")).DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, relation => relation.Target, StringComparer.Ordinal);
            var walker = new WordPartReader(part, text, styles, addresses, isBoilerplate);
            if (walker.Read(reader, limits, cancellation) is { } error)
            {
                return Failed(error);
            }

            (comments, deletions) = (comments + walker.Comments, deletions + walker.Deletions);
        }

        var bytes = text.ToBytes();
        var document = new Document(input.Content, MediaTypes.Word, bytes, OffsetMap.Identity(bytes.Length), [])
        {
            Content = bytes,
            Links = [.. text.Links.OrderBy(link => link.Span.Start)],
            Properties = PropertiesOf(package),
            Notes = comments + deletions > 0 ? [ReadDiagnostics.WordLeftOut(comments, deletions)] : [],
        };
        return new ReadResult(DraftBlocks.Finish(document, text.Blocks, input.Language, cancellation), null);
    }

    private static IEnumerable<(string Part, bool IsBoilerplate)> PartsOf(string main, IReadOnlyList<WordRelationship> relations)
    {
        var notes = relations.Where(part => part.IsOf("footnotes") || part.IsOf("endnotes")).Select(part => (part.Target, false));
        var heads = relations.Where(part => part.IsOf("header") || part.IsOf("footer")).Select(part => (part.Target, true));
        return notes.Concat(heads).Distinct().Prepend((main, false));
    }

    private static ImmutableArray<DocumentProperty> PropertiesOf(WordPackage package)
    {
        var found = new List<DocumentProperty>();
        using var reader = package.RelationshipsOf("").FirstOrDefault(part => part.IsOf("core-properties")) is { } core ? package.Open(core.Target) : null;
        while (reader is not null && reader.Read())
        {
            DocumentPropertyName? name = reader.NodeType != XmlNodeType.Element ? null : reader.LocalName switch
            {
                "title" => DocumentPropertyName.Title,
                "creator" => DocumentPropertyName.Author,
                "description" => DocumentPropertyName.Description,
                "language" => DocumentPropertyName.Language,
                "modified" => DocumentPropertyName.Modified,
                _ => null,
            };
            if (name is not { } known || reader.IsEmptyElement || !reader.Read() || reader.NodeType != XmlNodeType.Text)
            {
                continue;
            }

            var value = known == DocumentPropertyName.Modified ? PageDates.Read(reader.Value) ?? "" : reader.Value.Trim();
            if (value.Length > 0)
            {
                found.Add(new DocumentProperty(known, value, "core properties"));
            }
        }

        return [.. found.OrderBy(property => property.Name)];
    }

    private static ReadResult Failed(ReadError error) => new(null, error);
}
