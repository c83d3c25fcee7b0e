package dev.processing.client;

import dev.processing.extraction.v1.ExtractDocumentsRequest;
import dev.processing.extraction.v1.ExtractDocumentsResponse;
import dev.processing.extraction.v1.ExtractionServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The answers to many documents, as they are done. Not for several threads at once. */
public final class AnswerStream implements Iterator<DocumentAnswer>, Iterable<DocumentAnswer>, AutoCloseable {
  private final Exchange<ExtractDocumentsRequest, ExtractDocumentsResponse> exchange;

  AnswerStream(Channel channel, Iterator<ExtractDocumentsRequest> requests) {
    exchange = new Exchange<>(channel, ExtractionServiceGrpc.getExtractDocumentsMethod(), CallOptions.DEFAULT, requests);
  }

  @Override
  public boolean hasNext() {
    return exchange.hasNext();
  }

  @Override
  public DocumentAnswer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ExtractDocumentsResponse answer = exchange.next();
    return answer.hasStatus()
        ? new DocumentAnswer(answer.getCorrelationId(), answer.getSequence(), null, ExtractionException.from(answer.getStatus()))
        : new DocumentAnswer(answer.getCorrelationId(), answer.getSequence(), answer.getResult(), null);
  }

  /** This stream, for a loop. */
  @Override
  public Iterator<DocumentAnswer> iterator() {
    return this;
  }

  /** Ends the call. */
  @Override
  public void close() {
    exchange.close();
  }
}
