import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import conformance.Records.Item;
import conformance.Records.Official;
import conformance.Records.Quoted;
import dev.processing.authoring.v1.ExplainRequest;
import dev.processing.authoring.v1.RunTestsResponse;
import dev.processing.client.AuthoringClient;
import dev.processing.client.DocumentAnswer;
import dev.processing.client.EventStream;
import dev.processing.client.ExtractionClient;
import dev.processing.client.ExtractionException;
import dev.processing.client.Places;
import dev.processing.client.Records;
import dev.processing.client.RuleSetClient;
import dev.processing.client.UploadStream;
import dev.processing.conformance.v1.Answer;
import dev.processing.conformance.v1.Case;
import dev.processing.conformance.v1.CaseResult;
import dev.processing.conformance.v1.Failure;
import dev.processing.conformance.v1.RuleDiagnostic;
import dev.processing.conformance.v1.TypedRecord;
import dev.processing.extraction.v1.Document;
import dev.processing.extraction.v1.ExtractDocumentsRequest;
import dev.processing.extraction.v1.ExtractRequest;
import dev.processing.extraction.v1.ExtractStreamRequest;
import dev.processing.extraction.v1.ExtractStreamResponse;
import dev.processing.extraction.v1.ExtractionResult;
import dev.processing.extraction.v1.Place;
import dev.processing.extraction.v1.Record;
import dev.processing.extraction.v1.UploadHeader;
import dev.processing.rules.v1.RevisionHeader;
import io.grpc.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The client program of the conformance suite; its contract is conformance.proto. */
final class Program {
  private static final Timer TIMER = new Timer(true);

  public static void main(String[] arguments) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      Case.Builder wanted = Case.newBuilder();
      JsonFormat.parser().merge(line, wanted);
      output.println(JsonFormat.printer().omittingInsignificantWhitespace().print(run(wanted.build())));
    }
    System.exit(0);
  }

  private static CaseResult run(Case wanted) throws Exception {
    ExtractionClient.Builder settings = ExtractionClient.builder(wanted.getAddress());
    if (wanted.getDeadlineMs() > 0) {
      settings.deadline(Duration.ofMillis(wanted.getDeadlineMs()));
    }
    if (wanted.getMaxAttempts() > 0) {
      settings.maxAttempts(wanted.getMaxAttempts());
    }
    if (!wanted.getApiKey().isEmpty()) {
      settings.apiKey(wanted.getApiKey());
    }
    if (wanted.getPieceBytes() > 0) {
      settings.pieceBytes(wanted.getPieceBytes());
    }
    CaseResult.Builder result = CaseResult.newBuilder().setName(wanted.getName());
    Context.CancellableContext stop = Context.current().withCancellation();
    if (wanted.getCancelAfterMs() > 0) {
      TIMER.schedule(new TimerTask() {
        @Override
        public void run() {
          stop.cancel(null);
        }
      }, wanted.getCancelAfterMs());
    }
    try (ExtractionClient client = settings.build()) {
      long began = System.nanoTime();
      try {
        stop.call(() -> {
          switch (wanted.getCall()) {
            case CALL_EXTRACT -> extract(client, wanted, result);
            case CALL_SERVER_INFO -> serverInfo(client, wanted, result);
            case CALL_EXTRACT_UPLOAD -> extractUpload(client, wanted, result, stop);
            case CALL_EXTRACT_STREAM -> extractStream(client, wanted, result, stop);
            case CALL_PUSH -> push(settings, wanted, result);
            case CALL_CHECK, CALL_RUN_TESTS, CALL_EXPLAIN -> author(settings, wanted, result);
            default -> extractDocuments(client, wanted, result, stop);
          }
          return null;
        });
      } catch (ExtractionException error) {
        result.setFailure(failureOf(error));
      }
      return result.setSeconds((System.nanoTime() - began) / 1e9).build();
    } finally {
      stop.cancel(null);
    }
  }

  private static void push(ExtractionClient.Builder settings, Case wanted, CaseResult.Builder result) {
    try (RuleSetClient client = settings.buildRuleSets()) {
      result.setPushed(client.push(RevisionHeader.newBuilder().setRuleSet("conformance").setValidateOnly(wanted.getValidateOnly()).build(), filesOf(wanted)));
    }
  }

  private static void author(ExtractionClient.Builder settings, Case wanted, CaseResult.Builder result) {
    Map<String, ByteString> files = filesOf(wanted);
    try (AuthoringClient client = settings.buildAuthoring()) {
      switch (wanted.getCall()) {
        case CALL_CHECK -> result.addAllDiagnostics(client.check(files));
        case CALL_EXPLAIN -> result.setExplained(client.explain(
            ExplainRequest.newBuilder().setDocument(wanted.getRequests(0).getDocument()).setSources(AuthoringClient.sourcesOf(files)).setWhyNot(true).build()));
        default -> {
          for (RunTestsResponse answer : client.runTests(files)) {
            if (answer.hasOutcome()) {
              result.addOutcomes(answer.getOutcome());
            } else {
              result.setTests(answer.getSummary());
            }
          }
        }
      }
    }
  }

  private static Map<String, ByteString> filesOf(Case wanted) {
    Map<String, ByteString> files = new TreeMap<>();
    wanted.getFilesMap().forEach((path, text) -> files.put(path, ByteString.copyFromUtf8(text)));
    return files;
  }

  private static void serverInfo(ExtractionClient client, Case wanted, CaseResult.Builder result) throws InterruptedException {
    try {
      client.waitUntilReady(wanted.getWaitFor(), wanted.getWaitMs() > 0 ? Duration.ofMillis(wanted.getWaitMs()) : Duration.ofSeconds(60));
    } catch (TimeoutException late) {
      result.setFailure(Failure.newBuilder().setCode("DEADLINE_EXCEEDED").setMessage(late.getMessage()));
      return;
    }
    result.setApi(wanted.getMinimumApi() > 0 ? client.checkApi(wanted.getMinimumApi(), wanted.getMaximumApi()) : client.checkApi());
    result.setServerInfo(client.serverInfo());
  }

  private static void extract(ExtractionClient client, Case wanted, CaseResult.Builder result) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<Answer>> answers = wanted.getRequestsList().stream().map(request -> threads.submit(Context.current().wrap(() -> {
      try {
        return answerOf(request, client.extract(ExtractRequest.newBuilder()
            .setDocument(request.getDocument()).setRuleSet(request.getRuleSet()).setRevision(request.getRevision()).setOptions(request.getOptions()).build()));
      } catch (ExtractionException error) {
        return Answer.newBuilder().setCorrelationId(request.getCorrelationId()).setFailure(failureOf(error)).build();
      }
    }))).toList();
    for (Future<Answer> answer : answers) {
      result.addAnswers(answer.get());
    }
    result.setAnswerCount(answers.size());
    threads.shutdown();
  }

  private static void extractStream(ExtractionClient client, Case wanted, CaseResult.Builder result, Context.CancellableContext stop) {
    ExtractDocumentsRequest request = wanted.getRequests(0);
    try (EventStream events = client.extractStream(ExtractStreamRequest.newBuilder()
        .setDocument(request.getDocument()).setRuleSet(request.getRuleSet()).setRevision(request.getRevision()).setOptions(request.getOptions()).build())) {
      putTogether(() -> events, wanted, result, stop);
    }
  }

  private static void extractUpload(ExtractionClient client, Case wanted, CaseResult.Builder result, Context.CancellableContext stop) throws IOException {
    ExtractDocumentsRequest request = wanted.getRequests(0);
    Document document = request.getDocument();
    UploadHeader header = UploadHeader.newBuilder()
        .setMediaType(document.getMediaType()).setLanguage(document.getLanguage()).setName(document.getName())
        .setRuleSet(request.getRuleSet()).setRevision(request.getRevision()).setOptions(request.getOptions()).build();
    Path file = Files.createTempFile("upload", "");
    try {
      Files.write(file, document.getContent().toByteArray());
      try (UploadStream events = switch (wanted.getSource()) {
        case SOURCE_FILE -> client.extractUpload(header, file);
        case SOURCE_STREAM -> client.extractUpload(header, document.getContent().newInput());
        default -> client.extractUpload(header, document.getContent().toByteArray());
      }) {
        // Both calls have the same events.
        putTogether(() -> new Iterator<>() {
          @Override
          public boolean hasNext() {
            return events.hasNext();
          }

          @Override
          public ExtractStreamResponse next() {
            try {
              return ExtractStreamResponse.parseFrom(events.next().toByteString());
            } catch (InvalidProtocolBufferException broken) {
              throw new IllegalStateException(broken);
            }
          }
        }, wanted, result, stop);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void putTogether(Iterable<ExtractStreamResponse> events, Case wanted, CaseResult.Builder result, Context.CancellableContext stop) {
    ExtractionResult.Builder whole = ExtractionResult.newBuilder();
    int messages = 0;
    for (ExtractStreamResponse event : events) {
      switch (event.getEventCase()) {
        case RECORD -> whole.addRecords(event.getRecord());
        case ZONE -> whole.addZones(event.getZone());
        case EXPLANATION -> whole.addExplanations(event.getExplanation());
        case TEXT -> whole.setText(event.getText());
        case SUMMARY -> whole.setSummary(event.getSummary());
        default -> throw new IllegalStateException("an event of the kind " + event.getEventCase());
      }
      if (++messages == wanted.getCancelAfterMessages()) {
        stop.cancel(null);
      }
    }
    result.addAnswers(answerOf(wanted.getRequests(0), whole.build())).setAnswerCount(1);
  }

  private static void extractDocuments(ExtractionClient client, Case wanted, CaseResult.Builder result, Context.CancellableContext stop) {
    Map<String, ExtractDocumentsRequest> requests = new HashMap<>();
    wanted.getRequestsList().forEach(request -> requests.put(request.getCorrelationId(), request));
    try (var answers = client.extractDocuments(wanted.getRequestsList().iterator())) {
      for (DocumentAnswer answer : answers) {
        result.setAnswerCount(result.getAnswerCount() + 1);
        if (!wanted.getCountOnly()) {
          result.addAnswers(answer.error() == null
              ? answerOf(requests.get(answer.correlationId()), answer.result())
              : Answer.newBuilder().setCorrelationId(answer.correlationId()).setFailure(failureOf(answer.error())).build());
        }
        if (result.getAnswerCount() == wanted.getCancelAfterMessages()) {
          stop.cancel(null);
        }
      }
    }
  }

  private static Answer answerOf(ExtractDocumentsRequest request, ExtractionResult result) {
    ByteString content = request.getDocument().getContent();
    // Given to the helper as the bytes that it is where it is no text.
    String text = content.toStringUtf8();
    Function<Place, String> cut = content.isValidUtf8() ? place -> Places.textAt(place, text) : place -> Places.textAt(place, content.toByteArray());
    Answer.Builder answer = Answer.newBuilder().setCorrelationId(request.getCorrelationId()).setResult(result);
    for (Record record : result.getRecordsList()) {
      cut(record.getPlace(), cut, answer);
      record.getFieldsList().forEach(field -> field.getPlacesList().forEach(place -> cut(place, cut, answer)));
      record.getMentionsList().forEach(mention -> cut(mention.getPlace(), cut, answer));
    }
    result.getZonesList().forEach(zone -> cut(zone.getPlace(), cut, answer));
    result.getRecordsList().stream().filter(Record::hasTyped).forEach(record -> answer.addTyped(typedOf(record, text)));
    return answer.build();
  }

  private static void cut(Place place, Function<Place, String> cut, Answer.Builder answer) {
    try {
      answer.addSlices(cut.apply(place));
    } catch (IllegalArgumentException refused) {
      answer.addSlices("").setRefusedSlices(answer.getRefusedSlices() + 1);
    }
    if (answer.getResult().hasText()) {
      answer.addTextSlices(Places.textIn(place, answer.getResult().getText()));
    }
  }

  private static TypedRecord typedOf(Record record, String text) {
    TypedRecord.Builder typed = TypedRecord.newBuilder();
    switch (record.getRecord()) {
      case "Item" -> typed.setItem(Records.to(record, Item.getDefaultInstance())).setRefusesOthers(refuses(record, Quoted.getDefaultInstance()));
      case "Official" -> typed.setOfficial(Records.to(record, Official.getDefaultInstance())).setRefusesOthers(refuses(record, Item.getDefaultInstance()));
      default -> typed.setQuoted(Records.to(record, Quoted.getDefaultInstance())).setRefusesOthers(refuses(record, Official.getDefaultInstance()));
    }
    Message message = (Message) typed.getField(typed.getOneofFieldDescriptor(TypedRecord.getDescriptor().getOneofs().get(0)));
    String first = message.getDescriptorForType().getFields().get(0).getName();
    Records.placesOf(record, first).forEach(place -> typed.addFirstField(Places.textAt(place, text)));
    return typed.build();
  }

  private static boolean refuses(Record record, Message ofClass) {
    try {
      Records.to(record, ofClass);
      return false;
    } catch (IllegalArgumentException misfit) {
      return true;
    }
  }

  private static Failure failureOf(ExtractionException error) {
    Failure.Builder failure = Failure.newBuilder().setCode(error.code().name()).setReason(error.reason()).putAllMetadata(error.metadata())
        .setMessage(error.getMessage() == null ? "" : error.getMessage());
    error.violations().forEach(violation -> failure.addFields(violation.field()));
    error.diagnostics().forEach(each -> failure.addDiagnostics(RuleDiagnostic.newBuilder().setId(each.id()).setMessage(each.message()).setPlace(each.place())));
    error.retryAfter().ifPresent(delay -> failure.setRetryAfterMs((int) delay.toMillis()));
    return failure.build();
  }
}
