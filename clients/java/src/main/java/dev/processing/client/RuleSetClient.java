package dev.processing.client;

import com.google.protobuf.ByteString;
import dev.processing.rules.v1.CreateRevisionRequest;
import dev.processing.rules.v1.CreateRevisionResponse;
import dev.processing.rules.v1.FileChunk;
import dev.processing.rules.v1.GetRuleSetRequest;
import dev.processing.rules.v1.MoveLabelRequest;
import dev.processing.rules.v1.MoveLabelResponse;
import dev.processing.rules.v1.RevisionHeader;
import dev.processing.rules.v1.RollbackLabelRequest;
import dev.processing.rules.v1.RollbackLabelResponse;
import dev.processing.rules.v1.RuleSet;
import dev.processing.rules.v1.RuleSetServiceGrpc;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Publishes rules: revisions and labels of rule sets. Safe to share between threads. Every method throws {@link ExtractionException} where the service says no. */
public final class RuleSetClient implements AutoCloseable {
  private static final int CHUNK_BYTES = 256 << 10;

  private final Connection connection;
  private final RuleSetServiceGrpc.RuleSetServiceBlockingStub calls;

  RuleSetClient(Connection connection) {
    this.connection = connection;
    this.calls = RuleSetServiceGrpc.newBlockingStub(connection.calling);
  }

  /** A client of the server at an address such as {@code http://127.0.0.1:50061}; {@link ExtractionClient.Builder#buildRuleSets} makes one with settings. */
  public static RuleSetClient connect(String address) {
    return ExtractionClient.builder(address).buildRuleSets();
  }

  /** The generated calls, for what this class has no method for. They throw StatusRuntimeException, which {@link ExtractionException#from} reads. */
  public RuleSetServiceGrpc.RuleSetServiceBlockingStub calls() {
    return calls;
  }

  /** Sends a package, such as {@link RulePackage#read} gives it. Safe to repeat: the same package gives the same revision. */
  public CreateRevisionResponse push(RevisionHeader header, Map<String, ByteString> files) {
    List<CreateRevisionRequest> parts = partsOf(header, files);
    return connection.retried(left -> {
      try (var call = new Exchange<>(connection.calling, RuleSetServiceGrpc.getCreateRevisionMethod(), Connection.within(left), parts.iterator())) {
        if (!call.await()) {
          throw Status.INTERNAL.withDescription("The answer is empty.").asRuntimeException();
        }
        CreateRevisionResponse answer = call.next();
        call.await();
        return answer;
      }
    }, connection.maxAttempts());
  }

  // Pieces share the bytes of their files.
  private static List<CreateRevisionRequest> partsOf(RevisionHeader header, Map<String, ByteString> files) {
    List<CreateRevisionRequest> parts = new ArrayList<>();
    parts.add(CreateRevisionRequest.newBuilder().setHeader(header).build());
    files.forEach((path, content) -> {
      for (int start = 0; start == 0 || start < content.size(); start += CHUNK_BYTES) {
        ByteString piece = content.substring(start, Math.min(content.size(), start + CHUNK_BYTES));
        parts.add(CreateRevisionRequest.newBuilder().setChunk(FileChunk.newBuilder().setPath(path).setContent(piece)).build());
      }
    });
    return parts;
  }

  /** Puts a label at a revision. A request without an id gets one, so that a second attempt moves nothing once more. */
  public MoveLabelResponse moveLabel(MoveLabelRequest request) {
    MoveLabelRequest once = request.getRequestId().isEmpty() ? request.toBuilder().setRequestId(UUID.randomUUID().toString()).build() : request;
    return connection.call(calls, stub -> stub.moveLabel(once));
  }

  /** Puts a label back to the last other revision that it stood at. A request without an id gets one. */
  public RollbackLabelResponse rollBackLabel(RollbackLabelRequest request) {
    RollbackLabelRequest once = request.getRequestId().isEmpty() ? request.toBuilder().setRequestId(UUID.randomUUID().toString()).build() : request;
    return connection.call(calls, stub -> stub.rollbackLabel(once));
  }

  /** A rule set with its labels. */
  public RuleSet ruleSet(String name) {
    return connection.call(calls, stub -> stub.getRuleSet(GetRuleSetRequest.newBuilder().setRuleSet(name).build())).getRuleSet();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    connection.close();
  }
}
