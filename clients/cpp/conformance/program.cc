// The client program of the conformance suite; its contract is conformance.proto.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <map>
#include <sstream>
#include <thread>

#include <google/protobuf/util/json_util.h>

#include "processing/authoring.h"
#include "processing/client.h"
#include "processing/conformance/v1/conformance.pb.h"
#include "processing/places.h"
#include "processing/records.h"
#include "processing/rule_sets.h"

namespace contract = processing::conformance::v1;
namespace api = processing::extraction::v1;

namespace {

const char* NameOf(grpc::StatusCode code) {
  static const char* const names[] = {"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"};
  return names[code];
}

contract::Failure FailureOf(const processing::ExtractionError& error) {
  contract::Failure failure;
  failure.set_code(NameOf(error.code));
  failure.set_reason(error.reason);
  failure.set_message(error.what());
  failure.mutable_metadata()->insert(error.metadata.begin(), error.metadata.end());
  for (const auto& violation : error.violations) failure.add_fields(violation.field);
  for (const auto& each : error.diagnostics) {
    auto& diagnostic = *failure.add_diagnostics();
    diagnostic.set_id(each.id);
    diagnostic.set_message(each.message);
    diagnostic.set_place(each.place);
  }
  if (error.retry_after) failure.set_retry_after_ms(static_cast<int>(error.retry_after->count()));
  return failure;
}

template <typename T>
bool Refuses(const api::Record& record) {
  try {
    processing::To<T>(record);
    return false;
  } catch (const std::invalid_argument&) {
    return true;
  }
}

template <typename T>
void FillFirstField(const T& message, const api::Record& record, const std::string& text, contract::TypedRecord& typed) {
  for (const auto& place : processing::PlacesOf(record, message.GetDescriptor()->field(0)->name())) typed.add_first_field(std::string(processing::TextAt(place, text)));
}

contract::TypedRecord TypedOf(const api::Record& record, const std::string& text) {
  contract::TypedRecord typed;
  if (record.record() == "Item") {
    *typed.mutable_item() = processing::To<conformance::Item>(record);
    FillFirstField(typed.item(), record, text, typed);
    typed.set_refuses_others(Refuses<conformance::Quoted>(record));
  } else if (record.record() == "Official") {
    *typed.mutable_official() = processing::To<conformance::Official>(record);
    FillFirstField(typed.official(), record, text, typed);
    typed.set_refuses_others(Refuses<conformance::Item>(record));
  } else {
    *typed.mutable_quoted() = processing::To<conformance::Quoted>(record);
    FillFirstField(typed.quoted(), record, text, typed);
    typed.set_refuses_others(Refuses<conformance::Official>(record));
  }
  return typed;
}

contract::Answer AnswerOf(const api::ExtractDocumentsRequest& request, const api::ExtractionResult& result) {
  contract::Answer answer;
  answer.set_correlation_id(request.correlation_id());
  *answer.mutable_result() = result;
  const auto cut = [&](const api::Place& place) {
    try {
      answer.add_slices(std::string(processing::TextAt(place, request.document().content())));
    } catch (const std::invalid_argument&) {
      answer.add_slices("");
      answer.set_refused_slices(answer.refused_slices() + 1);
    }
    if (result.has_text()) answer.add_text_slices(std::string(processing::TextIn(place, result.text())));
  };
  for (const auto& record : result.records()) {
    cut(record.place());
    for (const auto& field : record.fields()) {
      for (const auto& place : field.places()) cut(place);
    }
    for (const auto& mention : record.mentions()) cut(mention.place());
  }
  for (const auto& zone : result.zones()) cut(zone.place());
  for (const auto& record : result.records()) {
    if (record.has_typed()) *answer.add_typed() = TypedOf(record, request.document().content());
  }
  return answer;
}

contract::Answer FailedAnswer(const std::string& id, const processing::ExtractionError& error) {
  contract::Answer answer;
  answer.set_correlation_id(id);
  *answer.mutable_failure() = FailureOf(error);
  return answer;
}

// Requests of all methods have the same fields.
template <typename Request>
Request RequestOf(const api::ExtractDocumentsRequest& from) {
  Request request;
  *request.mutable_document() = from.document();
  request.set_rule_set(from.rule_set());
  request.set_revision(from.revision());
  *request.mutable_options() = from.options();
  return request;
}

void Extract(const processing::ExtractionClient& client, const contract::Case& wanted, contract::CaseResult& result, const processing::Cancellation& stop) {
  std::vector<std::future<contract::Answer>> answers;
  for (const auto& request : wanted.requests()) {
    answers.push_back(std::async(std::launch::async, [&] {
      try {
        return AnswerOf(request, client.Extract(RequestOf<api::ExtractRequest>(request), stop));
      } catch (const processing::ExtractionError& error) {
        return FailedAnswer(request.correlation_id(), error);
      }
    }));
  }
  for (auto& answer : answers) *result.add_answers() = answer.get();
  result.set_answer_count(result.answers_size());
}

template <typename Event>
void PutTogether(processing::Stream<Event> events, const contract::Case& wanted, contract::CaseResult& result, const processing::Cancellation& stop) {
  api::ExtractionResult whole;
  int messages = 0;
  for (const auto& event : events) {
    if (event.has_record()) *whole.add_records() = event.record();
    if (event.has_zone()) *whole.add_zones() = event.zone();
    if (event.has_explanation()) *whole.add_explanations() = event.explanation();
    if (event.has_text()) whole.set_text(event.text());
    if (event.has_summary()) *whole.mutable_summary() = event.summary();
    if (++messages == wanted.cancel_after_messages()) stop.Cancel();
  }
  *result.add_answers() = AnswerOf(wanted.requests(0), whole);
  result.set_answer_count(1);
}

void ExtractStream(const processing::ExtractionClient& client, const contract::Case& wanted, contract::CaseResult& result, const processing::Cancellation& stop) {
  PutTogether(client.ExtractStream(RequestOf<api::ExtractStreamRequest>(wanted.requests(0)), stop), wanted, result, stop);
}

void ExtractUpload(const processing::ExtractionClient& client, const contract::Case& wanted, contract::CaseResult& result, const processing::Cancellation& stop) {
  const auto& request = wanted.requests(0);
  const auto& content = request.document().content();
  api::UploadHeader header;
  header.set_media_type(request.document().media_type());
  header.set_language(request.document().language());
  header.set_name(request.document().name());
  header.set_rule_set(request.rule_set());
  header.set_revision(request.revision());
  *header.mutable_options() = request.options();
  if (wanted.source() == contract::SOURCE_STREAM) {
    std::istringstream stream(content);
    PutTogether(client.ExtractUpload(header, stream, stop), wanted, result, stop);
  } else if (wanted.source() == contract::SOURCE_FILE) {
    const auto file = std::filesystem::temp_directory_path() / ("upload-" + std::to_string(getpid()));
    std::ofstream(file, std::ios::binary) << content;
    PutTogether(client.ExtractFile(header, file, stop), wanted, result, stop);
    std::filesystem::remove(file);
  } else {
    PutTogether(client.ExtractUpload(header, content, stop), wanted, result, stop);
  }
}

void ExtractDocuments(const processing::ExtractionClient& client, const contract::Case& wanted, contract::CaseResult& result, const processing::Cancellation& stop) {
  std::map<std::string, const api::ExtractDocumentsRequest*> requests;
  for (const auto& request : wanted.requests()) requests[request.correlation_id()] = &request;
  int sent = 0;
  const auto next = [&]() -> std::optional<api::ExtractDocumentsRequest> {
    if (sent == wanted.requests_size()) return std::nullopt;
    return wanted.requests(sent++);
  };
  for (const auto& answer : client.ExtractDocuments(next, stop)) {
    result.set_answer_count(result.answer_count() + 1);
    if (!wanted.count_only()) {
      *result.add_answers() = answer.error ? FailedAnswer(answer.correlation_id, *answer.error) : AnswerOf(*requests[answer.correlation_id], answer.result);
    }
    if (result.answer_count() == wanted.cancel_after_messages()) stop.Cancel();
  }
}

processing::Files FilesOf(const contract::Case& wanted) { return {wanted.files().begin(), wanted.files().end()}; }

void Push(const contract::Case& wanted, const processing::ClientOptions& options, contract::CaseResult& result) {
  processing::rules::v1::RevisionHeader header;
  header.set_rule_set("conformance");
  header.set_validate_only(wanted.validate_only());
  *result.mutable_pushed() = processing::RuleSetClient(wanted.address(), options).Push(header, FilesOf(wanted));
}

void Check(const processing::AuthoringClient& client, const contract::Case& wanted, contract::CaseResult& result) {
  for (auto& diagnostic : client.Check(FilesOf(wanted))) *result.add_diagnostics() = std::move(diagnostic);
}

void RunTests(const processing::AuthoringClient& client, const contract::Case& wanted, contract::CaseResult& result) {
  for (const auto& answer : client.RunTests(FilesOf(wanted))) {
    if (answer.has_outcome()) *result.add_outcomes() = answer.outcome();
    if (answer.has_summary()) *result.mutable_tests() = answer.summary();
  }
}

void Explain(const processing::AuthoringClient& client, const contract::Case& wanted, contract::CaseResult& result) {
  processing::authoring::v1::ExplainRequest request;
  *request.mutable_document() = wanted.requests(0).document();
  *request.mutable_sources() = processing::SourcesOf(FilesOf(wanted));
  request.set_why_not(true);
  *result.mutable_explained() = client.Explain(request);
}

void ServerInfo(const processing::ExtractionClient& client, const contract::Case& wanted, contract::CaseResult& result) {
  if (!client.WaitUntilReady(wanted.wait_for(), wanted.wait_ms() > 0 ? std::chrono::milliseconds(wanted.wait_ms()) : std::chrono::seconds(60))) {
    result.mutable_failure()->set_code("DEADLINE_EXCEEDED");
    result.mutable_failure()->set_message("the rule set was not ready in time");
    return;
  }
  result.set_api(wanted.minimum_api() > 0 ? client.CheckApi(wanted.minimum_api(), wanted.maximum_api()) : client.CheckApi());
  *result.mutable_server_info() = client.ServerInfo();
}

contract::CaseResult Run(const contract::Case& wanted) {
  processing::ClientOptions options;
  if (wanted.deadline_ms() > 0) options.deadline = std::chrono::milliseconds(wanted.deadline_ms());
  if (wanted.max_attempts() > 0) options.max_attempts = wanted.max_attempts();
  if (wanted.piece_bytes() > 0) options.piece_bytes = wanted.piece_bytes();
  options.api_key = wanted.api_key();
  const processing::ExtractionClient client(wanted.address(), options);
  const processing::Cancellation stop;
  std::thread timer;
  if (wanted.cancel_after_ms() > 0) {
    timer = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(wanted.cancel_after_ms()));
      stop.Cancel();
    });
  }
  contract::CaseResult result;
  result.set_name(wanted.name());
  const auto began = std::chrono::steady_clock::now();
  try {
    switch (wanted.call()) {
      case contract::CALL_EXTRACT: Extract(client, wanted, result, stop); break;
      case contract::CALL_SERVER_INFO: ServerInfo(client, wanted, result); break;
      case contract::CALL_PUSH: Push(wanted, options, result); break;
      case contract::CALL_CHECK: Check(processing::AuthoringClient(wanted.address(), options), wanted, result); break;
      case contract::CALL_RUN_TESTS: RunTests(processing::AuthoringClient(wanted.address(), options), wanted, result); break;
      case contract::CALL_EXPLAIN: Explain(processing::AuthoringClient(wanted.address(), options), wanted, result); break;
      case contract::CALL_EXTRACT_UPLOAD: ExtractUpload(client, wanted, result, stop); break;
      case contract::CALL_EXTRACT_STREAM: ExtractStream(client, wanted, result, stop); break;
      default: ExtractDocuments(client, wanted, result, stop);
    }
  } catch (const processing::ExtractionError& error) {
    *result.mutable_failure() = FailureOf(error);
  }
  result.set_seconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  if (timer.joinable()) timer.join();
  return result;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    contract::Case wanted;
    if (const auto read = google::protobuf::util::JsonStringToMessage(line, &wanted); !read.ok()) {
      std::cerr << read.ToString() << '\n';
      return 2;
    }
    std::string json;
    if (!google::protobuf::util::MessageToJsonString(Run(wanted), &json).ok()) return 2;
    std::cout << json << std::endl;
  }
}
