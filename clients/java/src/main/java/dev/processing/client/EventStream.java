package dev.processing.client;

import dev.processing.extraction.v1.ExtractStreamRequest;
import dev.processing.extraction.v1.ExtractStreamResponse;
import dev.processing.extraction.v1.ExtractionServiceGrpc;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;

/** What comes of one document, step by step: records, zones, explanations and the text where they were asked for, the summary. Not for several threads at once. */
public final class EventStream implements Iterator<ExtractStreamResponse>, Iterable<ExtractStreamResponse>, AutoCloseable {
  private final Context.CancellableContext context;
  private final Iterator<ExtractStreamResponse> events;

  private EventStream(Context.CancellableContext context, Iterator<ExtractStreamResponse> events) {
    this.context = context;
    this.events = events;
  }

  // Waits for the first event, and throws what gRPC throws where there is none.
  static EventStream begin(ExtractionServiceGrpc.ExtractionServiceBlockingStub stub, ExtractStreamRequest request) {
    Context.CancellableContext context = Context.current().withCancellation();
    Context before = context.attach();
    try {
      Iterator<ExtractStreamResponse> events = stub.extractStream(request);
      events.hasNext();
      return new EventStream(context, events);
    } catch (StatusRuntimeException failure) {
      context.cancel(null);
      throw failure;
    } finally {
      context.detach(before);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return events.hasNext();
    } catch (StatusRuntimeException failure) {
      throw ExtractionException.from(failure);
    }
  }

  @Override
  public ExtractStreamResponse next() {
    try {
      return events.next();
    } catch (StatusRuntimeException failure) {
      throw ExtractionException.from(failure);
    }
  }

  /** This stream, for a loop. */
  @Override
  public Iterator<ExtractStreamResponse> iterator() {
    return this;
  }

  /** Ends the call. */
  @Override
  public void close() {
    context.cancel(null);
  }
}
