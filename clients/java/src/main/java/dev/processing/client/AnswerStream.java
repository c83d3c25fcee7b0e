package dev.processing.client;

import dev.processing.extraction.v1.ExtractDocumentsRequest;
import dev.processing.extraction.v1.ExtractDocumentsResponse;
import dev.processing.extraction.v1.ExtractionServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.LinkedBlockingQueue;

/** The answers to many documents, as they are done. Not for several threads at once. */
public final class AnswerStream implements Iterator<DocumentAnswer>, Iterable<DocumentAnswer>, AutoCloseable {
  // What comes from the call: an answer, or how it ended.
  private record Event(ExtractDocumentsResponse answer, Status end, Metadata trailers) {}

  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Object ready = new Object();
  private ClientCall<ExtractDocumentsRequest, ExtractDocumentsResponse> call;
  private Event next;
  private volatile Throwable broken;
  private volatile boolean ended;

  private AnswerStream() {}

  static AnswerStream begin(Channel channel, Iterator<ExtractDocumentsRequest> requests) {
    AnswerStream stream = new AnswerStream();
    stream.call = channel.newCall(ExtractionServiceGrpc.getExtractDocumentsMethod(), CallOptions.DEFAULT);
    stream.call.start(stream.new Listener(), new Metadata());
    stream.call.request(1);
    Context.current().addListener(context -> stream.close(), Runnable::run);
    Thread sender = new Thread(() -> stream.send(requests), "extract-documents");
    sender.setDaemon(true);
    sender.start();
    return stream;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = events.take();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        close();
        throw new ExtractionException(Status.CANCELLED.withDescription("The thread was interrupted."), interrupted);
      }
      // The next one is asked for when this one is used, so at most one waits here.
      call.request(1);
    }
    if (next.end == null) {
      return true;
    }
    if (next.end.isOk()) {
      return false;
    }
    if (broken != null) {
      throw new ExtractionException(Status.CANCELLED.withDescription("The sequence of documents failed."), broken);
    }
    throw ExtractionException.from(next.end.asRuntimeException(next.trailers));
  }

  @Override
  public DocumentAnswer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ExtractDocumentsResponse answer = next.answer;
    next = null;
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
    call.cancel("The caller gave up.", null);
  }

  private void send(Iterator<ExtractDocumentsRequest> requests) {
    try {
      while (requests.hasNext()) {
        synchronized (ready) {
          while (!call.isReady() && !ended) {
            ready.wait();
          }
        }
        if (ended) {
          return;
        }
        call.sendMessage(requests.next());
      }
      call.halfClose();
    } catch (IllegalStateException cancelled) {
      // Reading the answers says how the call ended.
    } catch (Exception cause) {
      broken = cause;
      call.cancel("The sequence of documents failed.", cause);
    }
  }

  private final class Listener extends ClientCall.Listener<ExtractDocumentsResponse> {
    @Override
    public void onMessage(ExtractDocumentsResponse answer) {
      events.add(new Event(answer, null, null));
    }

    @Override
    public void onReady() {
      synchronized (ready) {
        ready.notifyAll();
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      ended = true;
      onReady();
      events.add(new Event(null, status, trailers));
    }
  }
}
