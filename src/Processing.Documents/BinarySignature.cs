namespace Processing.Documents;

/// <summary>Tells files that are no text by the bytes that they begin with.</summary>
internal static class BinarySignature
{
    // "EncryptedPackage", the name of the stream that holds an encrypted file of Office (MS-OFFCRYPTO, 2.3.4.4), as directories of compound files write it.
    private static ReadOnlySpan<byte> EncryptedPackage => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>Whether it is a PDF.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <summary>Whether it is a ZIP archive with something in it, such as a file of Word.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether it is a compound file of OLE, such as a .doc or an encrypted .docx.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Whether a compound file holds an encrypted file of Office. O(bytes).</summary>
    public static bool IsEncryptedOffice(ReadOnlySpan<byte> compound) => compound.IndexOf(EncryptedPackage) >= 0;
}
