package dev.processing.client;

import dev.processing.extraction.v1.ExtractUploadRequest;
import dev.processing.extraction.v1.ExtractUploadResponse;
import dev.processing.extraction.v1.ExtractionServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What comes of a document that was sent in pieces, step by step: records, zones, explanations and the text where they were asked for, the summary. Not for several threads at once. */
public final class UploadStream implements Iterator<ExtractUploadResponse>, Iterable<ExtractUploadResponse>, AutoCloseable {
  private final Exchange<ExtractUploadRequest, ExtractUploadResponse> exchange;

  private UploadStream(Exchange<ExtractUploadRequest, ExtractUploadResponse> exchange) {
    this.exchange = exchange;
  }

  // Waits for the first event, and throws what gRPC throws where there is none.
  static UploadStream begin(Channel channel, CallOptions options, Iterator<ExtractUploadRequest> parts) {
    Exchange<ExtractUploadRequest, ExtractUploadResponse> exchange = new Exchange<>(channel, ExtractionServiceGrpc.getExtractUploadMethod(), options, parts);
    try {
      exchange.await();
      return new UploadStream(exchange);
    } catch (StatusRuntimeException failure) {
      exchange.close();
      throw failure;
    }
  }

  @Override
  public boolean hasNext() {
    return exchange.hasNext();
  }

  @Override
  public ExtractUploadResponse next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return exchange.next();
  }

  /** This stream, for a loop. */
  @Override
  public Iterator<ExtractUploadResponse> iterator() {
    return this;
  }

  /** Ends the call. */
  @Override
  public void close() {
    exchange.close();
  }
}
