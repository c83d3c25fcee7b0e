#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include <grpcpp/grpcpp.h>

#include "processing/service_config.h"

namespace processing {

/// How a client calls.
struct ClientOptions {
  /// Longest time for one call with one document, retries included. A stream of many documents has none.
  std::chrono::milliseconds deadline{60'000};
  /// Most attempts at a call that finds the server unavailable or busy, 1 for no retry. A stream of many documents is never tried again.
  int max_attempts = service_config::kMaxAttempts;
  /// Most bytes of one answer.
  int max_answer_bytes = 256 << 20;
  /// Most bytes of a piece of a document that is sent in pieces, at least 1.
  std::size_t piece_bytes = 256 << 10;
  /// Credentials of the channel; nothing: none for http, those of the system for https.
  std::shared_ptr<grpc::ChannelCredentials> credentials;
  /// The API key that goes with every call; empty for none. Send it by https only.
  std::string api_key;
  /// Gives the token that goes with a call, asked before each so that it may be renewed. Send it by https only.
  std::function<std::string()> access_token;
};

/// Gives up calls from another thread. Once cancelled it stays so; calls that get it then fail at once.
class Cancellation {
 public:
  Cancellation();
  void Cancel() const;

 private:
  friend class Call;
  struct State;
  std::shared_ptr<State> state_;
};

/// A channel to a server, with how calls are made over it; clients share what is inside.
class Connection;

}  // namespace processing
