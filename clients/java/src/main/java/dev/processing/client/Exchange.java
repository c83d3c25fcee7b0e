package dev.processing.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.LinkedBlockingQueue;

/** A call with a stream in both directions: sends a sequence on a thread of its own while answers are read. Not for several threads at once. */
final class Exchange<Q, A> implements AutoCloseable {
  // What comes from the call: an answer, or how it ended.
  private record Event<A>(A answer, Status end, Metadata trailers) {}

  private final LinkedBlockingQueue<Event<A>> events = new LinkedBlockingQueue<>();
  private final Object ready = new Object();
  private final Context context = Context.current();
  private final Context.CancellationListener cancelled = context -> close();
  private final ClientCall<Q, A> call;
  private Event<A> next;
  private volatile Throwable broken;
  private volatile boolean ended;

  /** Starts the call. The requests are asked for only as fast as the server takes them, and closed at their end where they can be. */
  Exchange(Channel channel, MethodDescriptor<Q, A> method, CallOptions options, Iterator<Q> requests) {
    call = channel.newCall(method, options);
    call.start(new Listener(), new Metadata());
    call.request(1);
    context.addListener(cancelled, Runnable::run);
    Thread sender = new Thread(() -> send(requests), method.getBareMethodName());
    sender.setDaemon(true);
    sender.start();
  }

  /** Waits for the next answer; false at the end. Throws what gRPC throws where the service says no, and ExtractionException where the sequence threw. */
  boolean await() {
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
    throw next.end.asRuntimeException(next.trailers);
  }

  /** Whether there is another answer; as {@link #await}, but throws ExtractionException only. */
  boolean hasNext() {
    try {
      return await();
    } catch (StatusRuntimeException failure) {
      throw ExtractionException.from(failure);
    }
  }

  /** The answer that {@link #hasNext} told of. */
  A next() {
    A answer = next.answer;
    next = null;
    return answer;
  }

  /** Ends the call. */
  @Override
  public void close() {
    call.cancel("The caller gave up.", null);
  }

  private void send(Iterator<Q> requests) {
    try (AutoCloseable source = requests instanceof AutoCloseable closeable ? closeable : () -> {}) {
      while (requests.hasNext()) {
        awaitReady();
        if (ended) {
          return;
        }
        Q request = requests.next();
        if (!sent(() -> call.sendMessage(request))) {
          return;
        }
      }
      sent(call::halfClose);
    } catch (Throwable cause) {
      // Whatever it is, an unfinished call must not be left: nobody would ever answer it.
      broken = cause;
      call.cancel("The sequence of documents failed.", cause);
    }
  }

  private void awaitReady() throws InterruptedException {
    synchronized (ready) {
      while (!call.isReady() && !ended) {
        ready.wait();
      }
    }
  }

  // False where the call is over: reading the answers says how. Only what gRPC throws is looked at so, since a sequence may throw the same.
  private static boolean sent(Runnable step) {
    try {
      step.run();
      return true;
    } catch (IllegalStateException over) {
      return false;
    }
  }

  private final class Listener extends ClientCall.Listener<A> {
    @Override
    public void onMessage(A answer) {
      events.add(new Event<>(answer, null, null));
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
      context.removeListener(cancelled);
      onReady();
      events.add(new Event<>(null, status, trailers));
    }
  }
}
