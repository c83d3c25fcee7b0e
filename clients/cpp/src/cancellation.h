#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "processing/calls.h"

namespace processing {

struct Cancellation::State {
  std::mutex mutex;
  std::condition_variable changed;
  bool cancelled = false;
  std::vector<grpc::ClientContext*> calls;
};

/// A call that a cancellation may end, and that ends when it is destroyed.
class Call {
 public:
  explicit Call(const Cancellation& cancellation) : state_(cancellation.state_), context(std::make_unique<grpc::ClientContext>()) {
    std::lock_guard lock(state_->mutex);
    state_->calls.push_back(context.get());
    if (state_->cancelled) context->TryCancel();
  }

  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  ~Call() {
    {
      std::lock_guard lock(state_->mutex);
      auto& calls = state_->calls;
      calls.erase(std::remove(calls.begin(), calls.end(), context.get()), calls.end());
    }
    context->TryCancel();
  }

  /// Waits; false where the caller gave up meanwhile.
  bool Pause(std::chrono::milliseconds delay) const {
    std::unique_lock lock(state_->mutex);
    return !state_->changed.wait_for(lock, delay, [this] { return state_->cancelled; });
  }

 private:
  std::shared_ptr<Cancellation::State> state_;

 public:
  std::unique_ptr<grpc::ClientContext> context;
};

}  // namespace processing
