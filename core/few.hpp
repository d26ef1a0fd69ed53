#pragma once

#include <cstddef>
#include <initializer_list>

namespace backflow {

/**
 * Holds up to N values without an allocation. A table of rows that hold such lists is constant data; with vectors it
 * would be code that fills them at startup. In a constant, more than N values do not compile.
 */
template <class T, std::size_t N>
class Few {
 public:
  constexpr Few() = default;
  constexpr Few(std::initializer_list<T> values) {
    for (const T& value : values) values_[size_++] = value;
  }

  constexpr const T* begin() const { return values_; }
  constexpr const T* end() const { return values_ + size_; }
  constexpr const T* data() const { return values_; }
  constexpr const T& front() const { return values_[0]; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr bool operator==(const Few&) const = default;
  constexpr const T& operator[](std::size_t index) const { return values_[index]; }

 private:
  T values_[N]{};
  std::size_t size_ = 0;
};

}  // namespace backflow
