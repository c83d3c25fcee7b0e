#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <grpcpp/grpcpp.h>

#include "processing/calls.h"
#include "processing/errors.h"
#include "processing/extraction/v1/extraction_service.grpc.pb.h"
#include "processing/server/v1/server_info_service.grpc.pb.h"
#include "processing/stream.h"

namespace processing {

/// The answer to one document of many: a result, or an error.
struct DocumentAnswer {
  std::string correlation_id;
  /// Number of the request in its stream, from 0.
  std::uint64_t sequence;
  extraction::v1::ExtractionResult result;
  std::optional<ExtractionError> error;
};

/// Calls the extraction service. Safe to share between threads; one client for each server is enough. Every method throws ExtractionError where the service says no.
class ExtractionClient {
 public:
  /// A client of the server at an address such as http://127.0.0.1:50061. Connects with the first call.
  explicit ExtractionClient(std::string_view address, ClientOptions options = {});

  /// Extracts from a plain text, by the server's default rule set.
  extraction::v1::ExtractionResult Extract(std::string_view text) const;

  /// Extracts from one document.
  extraction::v1::ExtractionResult Extract(const extraction::v1::ExtractRequest& request, const Cancellation& cancellation = {}) const;

  /// Extracts from one document and gives records as they are found, then zones, then explanations and the text where the options ask for them, then the summary.
  Stream<extraction::v1::ExtractStreamResponse> ExtractStream(const extraction::v1::ExtractStreamRequest& request, const Cancellation& cancellation = {}) const;

  /// Extracts from many documents, each with an id of its own. Answers come as they are done, in any order; a document that fails is an answer with an error.
  /// `next` gives the requests, nothing after the last; it is called on another thread, only as fast as the server takes them.
  Stream<DocumentAnswer> ExtractDocuments(std::function<std::optional<extraction::v1::ExtractDocumentsRequest>()> next, const Cancellation& cancellation = {}) const;

  /// Extracts from one document that is too long for one message, and gives what ExtractStream does once all of it was sent. The stream is read to its end on
  /// another thread and must live as long as the answer. It is not sent again where the server is busy, since it cannot be read twice. The client's deadline holds for the whole call. Throws
  /// std::ios_base::failure where the content cannot be read.
  Stream<extraction::v1::ExtractUploadResponse> ExtractUpload(const extraction::v1::UploadHeader& header, std::istream& content, const Cancellation& cancellation = {}) const;

  /// The same, of bytes, which are sent again where the server is busy. They must live as long as the answer.
  Stream<extraction::v1::ExtractUploadResponse> ExtractUpload(extraction::v1::UploadHeader header, std::string_view content, const Cancellation& cancellation = {}) const;

  /// The same, of a file, which is sent again where the server is busy. Throws std::filesystem::filesystem_error where it cannot be opened.
  Stream<extraction::v1::ExtractUploadResponse> ExtractFile(extraction::v1::UploadHeader header, const std::filesystem::path& file, const Cancellation& cancellation = {}) const;

  /// What the server is: its version, methods, limits and rule sets.
  server::v1::GetServerInfoResponse ServerInfo() const;

  /// The newest version of the extraction API that the server has, of those from `minimum` to `maximum`; 1 is what this library speaks. Throws
  /// ExtractionError with UNIMPLEMENTED where there is none, with what there is in its message.
  int CheckApi(int minimum = 1, int maximum = 1) const;

  /// Waits until the server takes calls and has a rule set ready, its default one where the name is empty, as grpc.health.v1 tells; false where it is not so
  /// in time.
  bool WaitUntilReady(const std::string& rule_set = {}, std::chrono::milliseconds timeout = std::chrono::seconds(60)) const;

 private:
  Stream<extraction::v1::ExtractUploadResponse> Upload(const extraction::v1::UploadHeader& header, const std::function<std::function<std::string()>()>& open, int max_attempts,
                                                       const Cancellation& cancellation) const;
  grpc::Status CheckHealth(const std::string& service, std::chrono::system_clock::time_point end, bool* is_serving) const;

  std::shared_ptr<const Connection> connection_;
  std::unique_ptr<extraction::v1::ExtractionService::Stub> calls_;
  std::unique_ptr<server::v1::ServerInfoService::Stub> info_;
};

/// A document of plain text.
extraction::v1::Document Text(std::string_view text);

}  // namespace processing
