package dev.processing.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A connection to a server, with how calls are made over it. Safe to share between threads. */
final class Connection implements AutoCloseable {
  /** With the credentials on every call. */
  final Channel calling;

  private final ManagedChannel channel;
  private final Duration deadline;
  private final RetryPolicy retries;

  Connection(ManagedChannel channel, Credentials credentials, Duration deadline, int maxAttempts) {
    this.channel = channel;
    this.calling = ClientInterceptors.intercept(channel, credentials);
    this.deadline = deadline;
    this.retries = new RetryPolicy(maxAttempts);
  }

  /** Most attempts at a call. */
  int maxAttempts() {
    return retries.maxAttempts();
  }

  /** A call by a stub, within the deadline, tried again where that helps. */
  <S extends AbstractBlockingStub<S>, T> T call(S stub, Function<S, T> method) {
    return retried(left -> method.apply(stub.withDeadlineAfter(left, TimeUnit.NANOSECONDS)), maxAttempts());
  }

  /** A call that is made by hand; {@code attempt} throws what gRPC throws. */
  <T> T retried(Function<Long, T> attempt, int maxAttempts) {
    long end = System.nanoTime() + deadline.toNanos();
    for (int number = 1; ; number++) {
      try {
        return attempt.apply(end - System.nanoTime());
      } catch (StatusRuntimeException failure) {
        Duration delay = number >= maxAttempts ? null : retries.delayAfter(number, failure);
        if (delay == null || System.nanoTime() + delay.toNanos() - end >= 0 || !RetryPolicy.pause(delay)) {
          throw ExtractionException.from(failure);
        }
      }
    }
  }

  /** The options of a call that has so many nanoseconds. */
  static CallOptions within(long nanoseconds) {
    return CallOptions.DEFAULT.withDeadlineAfter(nanoseconds, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
