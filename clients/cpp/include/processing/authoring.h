#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "processing/authoring/v1/authoring_service.grpc.pb.h"
#include "processing/calls.h"
#include "processing/errors.h"
#include "processing/packages.h"
#include "processing/stream.h"

namespace processing {

/// Checks and tries rules; nothing is stored. Safe to share between threads. Every method throws ExtractionError where the service says no.
class AuthoringClient {
 public:
  /// A client of the server at an address such as http://127.0.0.1:50061. Connects with the first call.
  explicit AuthoringClient(std::string_view address, ClientOptions options = {});

  /// What is wrong with rules, and doubtful about them; `allow` has the ids of warnings to leave out.
  std::vector<authoring::v1::Diagnostic> Check(const Files& files, const std::vector<std::string>& allow = {}) const;

  /// Runs the tests that stand in rules and gives each outcome as it comes, then the summary; `containing` is a part of the names of those wanted.
  Stream<authoring::v1::RunTestsResponse> RunTests(const Files& files, const std::string& containing = {}) const;

  /// Why a document gives each of its records, by rules of the caller (SourcesOf) or a rule set of the server.
  authoring::v1::ExplainResponse Explain(const authoring::v1::ExplainRequest& request) const;

 private:
  std::shared_ptr<const Connection> connection_;
  std::unique_ptr<authoring::v1::AuthoringService::Stub> calls_;
};

/// The files of rules as messages of this service take them.
authoring::v1::Sources SourcesOf(const Files& files);

}  // namespace processing
