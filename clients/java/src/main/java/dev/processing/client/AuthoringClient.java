package dev.processing.client;

import com.google.protobuf.ByteString;
import dev.processing.authoring.v1.AuthoringServiceGrpc;
import dev.processing.authoring.v1.CheckRequest;
import dev.processing.authoring.v1.Diagnostic;
import dev.processing.authoring.v1.ExplainRequest;
import dev.processing.authoring.v1.ExplainResponse;
import dev.processing.authoring.v1.RunTestsRequest;
import dev.processing.authoring.v1.RunTestsResponse;
import dev.processing.authoring.v1.SourceFile;
import dev.processing.authoring.v1.Sources;
import java.util.List;
import java.util.Map;

/** Checks and tries rules; nothing is stored. Safe to share between threads. Every method throws {@link ExtractionException} where the service says no. */
public final class AuthoringClient implements AutoCloseable {
  private final Connection connection;
  private final AuthoringServiceGrpc.AuthoringServiceBlockingStub calls;

  AuthoringClient(Connection connection) {
    this.connection = connection;
    this.calls = AuthoringServiceGrpc.newBlockingStub(connection.calling);
  }

  /** A client of the server at an address such as {@code http://127.0.0.1:50061}; {@link ExtractionClient.Builder#buildAuthoring} makes one with settings. */
  public static AuthoringClient connect(String address) {
    return ExtractionClient.builder(address).buildAuthoring();
  }

  /** The generated calls, for what this class has no method for. They throw StatusRuntimeException, which {@link ExtractionException#from} reads. */
  public AuthoringServiceGrpc.AuthoringServiceBlockingStub calls() {
    return calls;
  }

  /** The files of rules, such as {@link RulePackage#read} gives them, as messages of this service take them. */
  public static Sources sourcesOf(Map<String, ByteString> files) {
    Sources.Builder sources = Sources.newBuilder();
    // The file of field numbers is no rules and no data of a lexicon.
    files.forEach((path, content) -> {
      if (!path.equals(RulePackage.NUMBERS)) {
        sources.addFiles(SourceFile.newBuilder().setPath(path).setContent(content));
      }
    });
    return sources.build();
  }

  /** What is wrong with rules, and doubtful about them; {@code allow} has the ids of warnings to leave out. */
  public List<Diagnostic> check(Map<String, ByteString> files, String... allow) {
    CheckRequest request = CheckRequest.newBuilder().setSources(sourcesOf(files)).addAllAllow(List.of(allow)).build();
    return connection.call(calls, stub -> stub.check(request)).getDiagnosticsList();
  }

  /** Runs the tests that stand in rules and gives each outcome as it comes, then the summary. Closing the stream ends the call. */
  public TestStream runTests(Map<String, ByteString> files) {
    return runTests(files, "");
  }

  /** As {@link #runTests(Map)}, only those with a part of their names. */
  public TestStream runTests(Map<String, ByteString> files, String containing) {
    RunTestsRequest request = RunTestsRequest.newBuilder().setSources(sourcesOf(files)).setFilter(containing).build();
    return connection.call(calls, stub -> new TestStream(Answers.begin(() -> stub.runTests(request))));
  }

  /** Why a document gives each of its records, by rules of the caller ({@link #sourcesOf}) or a rule set of the server. */
  public ExplainResponse explain(ExplainRequest request) {
    return connection.call(calls, stub -> stub.explain(request));
  }

  /** Ends the connection. */
  @Override
  public void close() {
    connection.close();
  }
}
