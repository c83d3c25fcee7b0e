package dev.processing.client;

import com.google.protobuf.ByteString;
import dev.processing.extraction.v1.ExtractUploadRequest;
import dev.processing.extraction.v1.UploadHeader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The messages of an upload: the header, then the content in pieces. Closes the content. */
final class UploadParts implements Iterator<ExtractUploadRequest>, AutoCloseable {
  private final InputStream content;
  private final int pieceBytes;
  private ExtractUploadRequest next;

  UploadParts(UploadHeader header, InputStream content, int pieceBytes) {
    this.content = content;
    this.pieceBytes = pieceBytes;
    this.next = ExtractUploadRequest.newBuilder().setHeader(header).build();
  }

  /** A file, open for reading. */
  static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A stream of the caller, which stays open. */
  static InputStream unclosed(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        byte[] piece = content.readNBytes(pieceBytes);
        next = piece.length == 0 ? null : ExtractUploadRequest.newBuilder().setChunk(ByteString.copyFrom(piece)).build();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return next != null;
  }

  @Override
  public ExtractUploadRequest next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ExtractUploadRequest part = next;
    next = null;
    return part;
  }
}
