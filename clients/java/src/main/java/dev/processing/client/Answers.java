package dev.processing.client;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.function.Supplier;

/** The answers of a call that gives many. Its end stops the call. Not for several threads at once. */
final class Answers<T> implements Iterator<T>, AutoCloseable {
  private final Context.CancellableContext context;
  private final Iterator<T> answers;

  private Answers(Context.CancellableContext context, Iterator<T> answers) {
    this.context = context;
    this.answers = answers;
  }

  /** Waits for the first answer, and throws what gRPC throws where there is none. */
  static <T> Answers<T> begin(Supplier<Iterator<T>> call) {
    Context.CancellableContext context = Context.current().withCancellation();
    Context before = context.attach();
    try {
      Iterator<T> answers = call.get();
      answers.hasNext();
      return new Answers<>(context, answers);
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
      return answers.hasNext();
    } catch (StatusRuntimeException failure) {
      throw ExtractionException.from(failure);
    }
  }

  @Override
  public T next() {
    try {
      return answers.next();
    } catch (StatusRuntimeException failure) {
      throw ExtractionException.from(failure);
    }
  }

  @Override
  public void close() {
    context.cancel(null);
  }
}
