package dev.processing.client;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a server can be given work. */
final class Readiness {
  // Messages of the health protocol by others that are the same on the wire, so that no generated code of theirs is needed.
  private static final MethodDescriptor<StringValue, Int32Value> CHECK = MethodDescriptor.<StringValue, Int32Value>newBuilder()
      .setType(MethodDescriptor.MethodType.UNARY)
      .setFullMethodName("grpc.health.v1.Health/Check")
      .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
      .setResponseMarshaller(ProtoUtils.marshaller(Int32Value.getDefaultInstance()))
      .build();
  private static final int SERVING = 1;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Pattern SERVICE = Pattern.compile("processing\\.extraction\\.v([1-9][0-9]{0,3})\\.ExtractionService");

  private Readiness() {}

  /** Asks the health service until it says that the rule set is served. */
  static void await(Channel channel, String ruleSet, Duration timeout) throws TimeoutException, InterruptedException {
    String state = "the server does not answer";
    long end = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toNanos(); left > 0; left = end - System.nanoTime()) {
      try {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(left, TimeUnit.NANOSECONDS).withWaitForReady();
        if (ClientCalls.blockingUnaryCall(channel, CHECK, options, StringValue.of("ruleSets/" + ruleSet)).getValue() == SERVING) {
          return;
        }
        state = "it is broken, or the server is stopping";
      } catch (StatusRuntimeException failure) {
        Status.Code code = failure.getStatus().getCode();
        if (code == Status.Code.NOT_FOUND) {
          state = "the server has none of that name";
        } else if (code == Status.Code.UNAVAILABLE) {
          state = "the server does not answer";
        } else if (code != Status.Code.DEADLINE_EXCEEDED) {
          throw ExtractionException.from(failure);
        }
      }
      TimeUnit.NANOSECONDS.sleep(Math.max(0, Math.min(PAUSE.toNanos(), end - System.nanoTime())));
    }
    throw new TimeoutException("the rule set `" + ruleSet + "` was not ready within " + timeout + ": " + state);
  }

  /** The newest version of the extraction service from minimum to maximum. */
  static int newestApi(List<String> services, int minimum, int maximum) {
    List<Integer> versions = services.stream().flatMap(service -> SERVICE.matcher(service).results()).map((MatchResult match) -> Integer.valueOf(match.group(1))).sorted().toList();
    String has = versions.isEmpty() ? "none" : versions.stream().map(version -> "v" + version).collect(Collectors.joining(", "));
    return versions.stream().filter(version -> version >= minimum && version <= maximum).max(Integer::compare).orElseThrow(() -> new ExtractionException(
        Status.UNIMPLEMENTED.withDescription("This program needs the extraction API in v" + minimum + " to v" + maximum + "; the server has " + has + "."), null));
  }
}
