package dev.processing.client;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * When a call is tried again, by the shipped service config. The retries of gRPC know status codes only: RESOURCE_EXHAUSTED is worth another try where
 * the server names a time, as it does when it is busy, and never where the document is too large.
 */
record RetryPolicy(int maxAttempts) {
  private static final Metadata.Key<String> PUSHBACK = Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  /** Time until the next attempt; null where there is none. Attempts are counted from 1. */
  Duration delayAfter(int attempt, StatusRuntimeException failure) {
    if (attempt >= maxAttempts) {
      return null;
    }
    Status.Code code = failure.getStatus().getCode();
    boolean retryable = ServiceConfig.RETRYABLE_STATUS_CODES.contains(code.name());
    String pushback = failure.getTrailers() == null ? null : failure.getTrailers().get(PUSHBACK);
    if (pushback != null) {
      // A number below zero, or none at all, asks not to try again.
      boolean allowed = retryable || code == Status.Code.RESOURCE_EXHAUSTED;
      return allowed && pushback.matches("[0-9]{1,9}") ? Duration.ofMillis(Long.parseLong(pushback)) : null;
    }
    double longest = Math.min(ServiceConfig.INITIAL_BACKOFF_SECONDS * Math.pow(ServiceConfig.BACKOFF_MULTIPLIER, attempt - 1), ServiceConfig.MAX_BACKOFF_SECONDS);
    return retryable ? Duration.ofNanos((long) (ThreadLocalRandom.current().nextDouble() * longest * 1e9)) : null;
  }

  /** Waits; false where the caller gave up meanwhile. */
  static boolean pause(Duration delay) {
    CountDownLatch cancelled = new CountDownLatch(1);
    Context.CancellationListener listener = context -> cancelled.countDown();
    Context current = Context.current();
    current.addListener(listener, Runnable::run);
    try {
      return !cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      current.removeListener(listener);
    }
  }
}
