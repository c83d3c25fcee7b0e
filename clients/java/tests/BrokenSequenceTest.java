import dev.processing.client.AnswerStream;
import dev.processing.client.ExtractionClient;
import dev.processing.client.ExtractionException;
import dev.processing.extraction.v1.ExtractDocumentsRequest;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A sequence of documents that throws ends its call, whatever it throws, and the caller sees what that was. `clients/conformance/quickstart java` runs it, with the address of a server. */
final class BrokenSequenceTest {
  private static final ExtractDocumentsRequest GOOD =
      ExtractDocumentsRequest.newBuilder().setCorrelationId("1").setDocument(ExtractionClient.text("Minister Vladimir Norov left.")).build();

  public static void main(String[] arguments) throws Exception {
    // What gRPC throws at a call that is over, too, and what Java's own iterators throw where they are used in the wrong way.
    expect(arguments[0], new IllegalStateException("stream has already been operated upon or closed"));
    expect(arguments[0], new UnsupportedOperationException("remove"));
    expect(arguments[0], new StackOverflowError());
    System.out.println("broken sequences end their calls");
    System.exit(0);
  }

  // On a connection of its own: what Netty still sends of a call that was given up can make the server close the connection, and with it the next call.
  private static void expect(String address, Throwable thrown) throws Exception {
    try (ExtractionClient client = ExtractionClient.connect(address)) {
      expect(client, thrown);
    }
  }

  private static void expect(ExtractionClient client, Throwable thrown) throws Exception {
    Iterator<ExtractDocumentsRequest> requests = Stream.of(0, 1).map(number -> number == 0 ? GOOD : BrokenSequenceTest.<ExtractDocumentsRequest>raise(thrown)).iterator();
    // A call without an end would have the test wait for ever.
    Throwable seen = CompletableFuture.supplyAsync(() -> failureOf(client, requests)).get(30, TimeUnit.SECONDS);
    if (!(seen instanceof ExtractionException) || seen.getCause() != thrown) {
      throw new AssertionError("the caller saw " + seen + ", not " + thrown, seen);
    }
  }

  private static Throwable failureOf(ExtractionClient client, Iterator<ExtractDocumentsRequest> requests) {
    try (AnswerStream answers = client.extractDocuments(requests)) {
      answers.forEachRemaining(answer -> {});
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  private static <T> T raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
