#pragma once

#include <cstddef>

namespace backflow {

/** Counts the live objects of a class, so that a test can find leaks. */
template <class T>
class Counted {
 public:
  static std::size_t live() { return count_; }

 protected:
  Counted() { ++count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --count_; }

 private:
  static inline std::size_t count_ = 0;
};

}  // namespace backflow
