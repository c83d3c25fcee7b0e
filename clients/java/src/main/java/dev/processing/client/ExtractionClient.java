package dev.processing.client;

import com.google.protobuf.ByteString;
import dev.processing.extraction.v1.Document;
import dev.processing.extraction.v1.ExtractDocumentsRequest;
import dev.processing.extraction.v1.ExtractRequest;
import dev.processing.extraction.v1.ExtractStreamRequest;
import dev.processing.extraction.v1.ExtractionResult;
import dev.processing.extraction.v1.ExtractionServiceGrpc;
import dev.processing.extraction.v1.UploadHeader;
import dev.processing.server.v1.Api;
import dev.processing.server.v1.GetServerInfoRequest;
import dev.processing.server.v1.GetServerInfoResponse;
import dev.processing.server.v1.ServerInfoServiceGrpc;
import io.grpc.ManagedChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls the extraction service. Safe to share between threads; one client for each server is enough.
 *
 * <p>Every method throws {@link ExtractionException} where the service says no, and where the thread is interrupted or the
 * current {@link io.grpc.Context} is cancelled, with status CANCELLED.
 */
public final class ExtractionClient implements AutoCloseable {
  // The version of the API that this package speaks.
  private static final int API = 1;

  private final Connection connection;
  private final ExtractionServiceGrpc.ExtractionServiceBlockingStub calls;
  private final int pieceBytes;

  private ExtractionClient(Connection connection, int pieceBytes) {
    this.connection = connection;
    this.calls = ExtractionServiceGrpc.newBlockingStub(connection.calling);
    this.pieceBytes = pieceBytes;
  }

  /** A client of the server at an address such as {@code http://127.0.0.1:50061}. Connects with the first call. */
  public static ExtractionClient connect(String address) {
    return builder(address).build();
  }

  /** Settings of a client of the server at an address. */
  public static Builder builder(String address) {
    return new Builder(address);
  }

  /** Extracts from a plain text, by the server's default rule set. */
  public ExtractionResult extract(String text) {
    return extract(ExtractRequest.newBuilder().setDocument(text(text)).build());
  }

  /** A document of plain text. */
  public static Document text(String text) {
    return Document.newBuilder().setContent(ByteString.copyFromUtf8(text)).setMediaType("text/plain").build();
  }

  /** Extracts from one document. */
  public ExtractionResult extract(ExtractRequest request) {
    return connection.call(calls, stub -> stub.extract(request)).getResult();
  }

  /**
   * Extracts from one document and gives records as they are found, then zones, then explanations and the text where the options ask for them, then the summary. Closing the
   * stream ends the call.
   */
  public EventStream extractStream(ExtractStreamRequest request) {
    // Tried again only until the first message: what the caller has seen must not come twice.
    return connection.call(calls, stub -> new EventStream(Answers.begin(() -> stub.extractStream(request))));
  }

  /**
   * Extracts from many documents, each with an id of its own. Answers come as they are done, in any order; a document that
   * fails is an answer with an error. The requests are asked for on another thread, only as fast as the server takes them; what
   * they throw ends the stream and is the cause of its exception. Closing the stream ends the call.
   */
  public AnswerStream extractDocuments(Iterator<ExtractDocumentsRequest> requests) {
    return new AnswerStream(connection.calling, requests);
  }

  /**
   * Extracts from one document that is too long for one message, and gives what {@link #extractStream} does once all of it was sent. The stream is read to its end
   * on another thread, and not closed; what it throws ends the call and is the cause of its exception. It is not sent again where the server is busy, since it cannot be read
   * twice. The client's deadline holds for the whole call. Closing the answer ends the call.
   */
  public UploadStream extractUpload(UploadHeader header, InputStream content) {
    return connection.retried(left -> upload(left, header, UploadParts.unclosed(content)), 1);
  }

  /** As {@link #extractUpload(UploadHeader, InputStream)}, of bytes, which are sent again where the server is busy. */
  public UploadStream extractUpload(UploadHeader header, byte[] content) {
    UploadHeader sized = header.toBuilder().setSize(content.length).build();
    return connection.retried(left -> upload(left, sized, new ByteArrayInputStream(content)), connection.maxAttempts());
  }

  /**
   * As {@link #extractUpload(UploadHeader, InputStream)}, of a file, which is sent again where the server is busy.
   *
   * @throws IOException the file cannot be read
   */
  public UploadStream extractUpload(UploadHeader header, Path file) throws IOException {
    UploadHeader sized = header.toBuilder().setSize(Files.size(file)).build();
    try {
      return connection.retried(left -> upload(left, sized, UploadParts.open(file)), connection.maxAttempts());
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  private UploadStream upload(long nanoseconds, UploadHeader header, InputStream content) {
    return UploadStream.begin(connection.calling, Connection.within(nanoseconds), new UploadParts(header, content, pieceBytes));
  }

  /** What the server is: its version, methods, limits and rule sets. */
  public GetServerInfoResponse serverInfo() {
    return connection.call(ServerInfoServiceGrpc.newBlockingStub(connection.calling), stub -> stub.getServerInfo(GetServerInfoRequest.getDefaultInstance()));
  }

  /** As {@link #checkApi(int, int)}, for the version that this package speaks. */
  public int checkApi() {
    return checkApi(API, API);
  }

  /**
   * The newest version of the extraction API that the server has, of those from {@code minimum} to {@code maximum}. Throws with UNIMPLEMENTED where there
   * is none, with what there is in the message.
   */
  public int checkApi(int minimum, int maximum) {
    return Readiness.newestApi(serverInfo().getApisList().stream().map(Api::getService).toList(), minimum, maximum);
  }

  /**
   * Waits until the server takes calls and has a rule set ready, its default one where the name is empty, as {@code grpc.health.v1} tells.
   *
   * @throws TimeoutException it is not so in time
   */
  public void waitUntilReady(String ruleSet, Duration timeout) throws TimeoutException, InterruptedException {
    Readiness.await(connection.calling, ruleSet, timeout);
  }

  /** Ends the connection. */
  @Override
  public void close() {
    connection.close();
  }

  /** Settings of a client. */
  public static final class Builder {
    private final String address;
    private Duration deadline = Duration.ofSeconds(60);
    private int maxAttempts = ServiceConfig.MAX_ATTEMPTS;
    private int maxAnswerBytes = 256 << 20;
    private int pieceBytes = 256 << 10;
    private String apiKey;
    private Supplier<String> accessToken;
    private Function<ManagedChannelBuilder<?>, ManagedChannelBuilder<?>> channel = Function.identity();

    private Builder(String address) {
      this.address = address;
    }

    /** Longest time for one call with one document, retries included. Default 60 seconds. A stream of many documents has none. */
    public Builder deadline(Duration deadline) {
      this.deadline = deadline;
      return this;
    }

    /** Most bytes of a piece of a document that is sent in pieces, at least 1. Default 256 KiB. */
    public Builder pieceBytes(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("a piece has at least one byte, not " + bytes);
      }
      this.pieceBytes = bytes;
      return this;
    }

    /** Most attempts at a call that finds the server unavailable or busy, 1 for no retry. Default 4. */
    public Builder maxAttempts(int attempts) {
      this.maxAttempts = attempts;
      return this;
    }

    /** Most bytes of one answer. Default 256 MiB. */
    public Builder maxAnswerBytes(int bytes) {
      this.maxAnswerBytes = bytes;
      return this;
    }

    /** The API key that goes with every call. Send it by https only. */
    public Builder apiKey(String key) {
      this.apiKey = key;
      return this;
    }

    /** Gives the token that goes with a call, asked before each so that it may be renewed. Send it by https only. */
    public Builder accessToken(Supplier<String> token) {
      this.accessToken = token;
      return this;
    }

    /** Changes the channel, for example to add an interceptor. */
    public Builder channel(Function<ManagedChannelBuilder<?>, ManagedChannelBuilder<?>> change) {
      this.channel = change;
      return this;
    }

    /** The client. */
    public ExtractionClient build() {
      return new ExtractionClient(connect(), pieceBytes);
    }

    /** The client for publishing rules, with the same settings. */
    public RuleSetClient buildRuleSets() {
      return new RuleSetClient(connect());
    }

    /** The client for checking and trying rules, with the same settings. */
    public AuthoringClient buildAuthoring() {
      return new AuthoringClient(connect());
    }

    private Connection connect() {
      ManagedChannelBuilder<?> builder = ManagedChannelBuilder.forTarget(address.replaceFirst("^https?://", "")).disableRetry().maxInboundMessageSize(maxAnswerBytes);
      builder.keepAliveTime(60, TimeUnit.SECONDS).keepAliveTimeout(20, TimeUnit.SECONDS);
      if (!address.startsWith("https://")) {
        builder.usePlaintext();
      }
      return new Connection(channel.apply(builder).build(), new Credentials(apiKey, accessToken), deadline, maxAttempts);
    }
  }
}
