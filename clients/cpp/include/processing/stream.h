#pragma once

#include <functional>
#include <optional>
#include <utility>

namespace processing {

/// What comes of a call message by message, for a range-based for loop. Leaving it ends the call. The loop throws ExtractionError where the call fails.
template <typename T>
class Stream {
 public:
  /// The next message; nothing where all came.
  using Next = std::function<std::optional<T>()>;

  explicit Stream(Next next) : next_(std::move(next)) {}

  class iterator {
   public:
    explicit iterator(Next* next) : next_(next) { ++*this; }
    const T& operator*() const { return *current_; }
    const T* operator->() const { return &*current_; }
    iterator& operator++() {
      if (next_ && !(current_ = (*next_)())) next_ = nullptr;
      return *this;
    }
    bool operator!=(const iterator& other) const { return next_ != other.next_; }

   private:
    Next* next_;
    std::optional<T> current_;
  };

  iterator begin() { return iterator(&next_); }
  iterator end() { return iterator(nullptr); }

 private:
  Next next_;
};

}  // namespace processing
