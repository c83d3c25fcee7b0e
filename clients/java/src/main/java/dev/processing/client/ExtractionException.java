package dev.processing.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service did not extract, and says why. */
public final class ExtractionException extends RuntimeException {
  /** A field of a request that the server did not accept, by its path. */
  public record FieldViolation(String field, String description) {}

  /** One reason why a rule set is broken; the place is file, line and column. */
  public record RuleDiagnostic(String id, String message, String place) {}

  private static final long serialVersionUID = 1;
  private static final Metadata.Key<byte[]> DETAILS = Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final Status.Code code;
  private String reason = "";
  private transient Map<String, String> metadata = Map.of();
  private transient List<FieldViolation> violations = List.of();
  private transient List<RuleDiagnostic> diagnostics = List.of();
  private Duration retryAfter;

  ExtractionException(Status status, Throwable cause) {
    super(messageOf(status), cause);
    code = status.getCode();
  }

  private ExtractionException(com.google.rpc.Status status, Throwable cause) {
    super(status.getMessage(), cause);
    code = Status.fromCodeValue(status.getCode()).getCode();
    for (Any detail : status.getDetailsList()) {
      try {
        read(detail);
      } catch (InvalidProtocolBufferException broken) {
        addSuppressed(broken);
      }
    }
  }

  // Where no server answers, gRPC says `io exception`, and only the cause says what that was.
  private static String messageOf(Status status) {
    Throwable cause = status.getCause();
    return cause == null || cause.getMessage() == null ? status.getDescription() : status.getDescription() + ": " + cause.getMessage();
  }

  private void read(Any detail) throws InvalidProtocolBufferException {
    if (detail.is(ErrorInfo.class)) {
      ErrorInfo info = detail.unpack(ErrorInfo.class);
      reason = info.getReason();
      metadata = Map.copyOf(info.getMetadataMap());
    } else if (detail.is(BadRequest.class)) {
      violations = detail.unpack(BadRequest.class).getFieldViolationsList().stream().map(each -> new FieldViolation(each.getField(), each.getDescription())).toList();
    } else if (detail.is(PreconditionFailure.class)) {
      diagnostics = detail.unpack(PreconditionFailure.class).getViolationsList().stream().map(each -> new RuleDiagnostic(each.getType(), each.getDescription(), each.getSubject())).toList();
    } else if (detail.is(RetryInfo.class)) {
      com.google.protobuf.Duration delay = detail.unpack(RetryInfo.class).getRetryDelay();
      retryAfter = Duration.ofSeconds(delay.getSeconds(), delay.getNanos());
    }
  }

  /** The exception for a status that came as a message. */
  public static ExtractionException from(com.google.rpc.Status status) {
    return new ExtractionException(status, null);
  }

  /** The exception for a call that failed. */
  public static ExtractionException from(StatusRuntimeException failure) {
    byte[] details = failure.getTrailers() == null ? null : failure.getTrailers().get(DETAILS);
    try {
      return details == null ? new ExtractionException(failure.getStatus(), failure) : new ExtractionException(com.google.rpc.Status.parseFrom(details), failure);
    } catch (InvalidProtocolBufferException broken) {
      // A proxy may have cut the trailer; the status itself is still worth having.
      return new ExtractionException(failure.getStatus(), failure);
    }
  }

  /** The status of gRPC. */
  public Status.Code code() {
    return code;
  }

  /** One of {@link Reason}, or the one that a reader of documents gives; empty where the server did not answer. */
  public String reason() {
    return reason;
  }

  /** Facts about the reason, as the service's comment in the protos lists them. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The fields that cannot be accepted. */
  public List<FieldViolation> violations() {
    return violations;
  }

  /** Why the rule set is broken; at most 20. */
  public List<RuleDiagnostic> diagnostics() {
    return diagnostics;
  }

  /** When it makes sense to try again; empty where the server does not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
