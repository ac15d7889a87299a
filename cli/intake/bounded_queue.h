// A first-in, first-out queue between threads that holds only so many items.
#ifndef WHOSAID_CLI_INTAKE_BOUNDED_QUEUE_H_
#define WHOSAID_CLI_INTAKE_BOUNDED_QUEUE_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace whosaid {

template <typename T>
class BoundedQueue {
 public:
  // REQUIRES: capacity > 0
  explicit BoundedQueue(size_t capacity) : capacity_(capacity) {}

  // Waits for room. False, and the item is dropped, once the queue is closed.
  bool Push(T item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || items_.size() < capacity_; });
    if (closed_) return false;
    items_.push_back(std::move(item));
    changed_.notify_all();
    return true;
  }

  // Waits for an item. Nothing once the queue is closed and empty, or where `give_up`, which is
  // asked a few times a second, says so.
  std::optional<T> Pop(bool (*give_up)() = [] { return false; }) {
    constexpr auto kPatience = std::chrono::milliseconds(100);
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, kPatience, [&] { return closed_ || !items_.empty(); })) {
      if (give_up()) return std::nullopt;
    }
    if (items_.empty()) return std::nullopt;
    std::optional<T> item(std::move(items_.front()));
    items_.pop_front();
    changed_.notify_all();
    return item;
  }

  // No more items: what is in the queue can still be taken out.
  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  // Closes the queue and drops what is in it.
  void Abandon() {
    std::deque<T> dropped;
    const std::lock_guard lock(mutex_);
    closed_ = true;
    dropped.swap(items_);
    changed_.notify_all();
  }

 private:
  const size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> items_;
  bool closed_ = false;
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_INTAKE_BOUNDED_QUEUE_H_
