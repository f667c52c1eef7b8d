// Byte streams with the interface that the TVM runtime's sources expect of this header, which the Python package leaves out.
// Apache-2.0. Wire format: little-endian, as the compiling host writes it (checked by loading a library).
#ifndef TVM_SUPPORT_IO_H_
#define TVM_SUPPORT_IO_H_

#include <cstddef>

namespace tvm {
namespace support {

template <typename T, typename Enable = void>
struct Serializer;

class Stream {
 public:
  virtual ~Stream() = default;

  /*! \return the number of bytes read, less than `size` at the end of the data. */
  virtual size_t Read(void* ptr, size_t size) = 0;

  /*! \return the number of bytes written. */
  virtual size_t Write(const void* ptr, size_t size) = 0;

  template <typename T>
  void Write(const T& data) {
    Serializer<T>::Write(this, data);
  }

  /*! \return false where the data ends early. */
  template <typename T>
  bool Read(T* data) {
    return Serializer<T>::Read(this, data);
  }

  /*! \brief Writes `count` items without their count. */
  template <typename T>
  void WriteArray(const T* data, size_t count) {
    for (size_t i = 0; i < count; ++i) Write<T>(data[i]);
  }

  template <typename T>
  bool ReadArray(T* data, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      if (!Read<T>(data + i)) return false;
    }
    return true;
  }
};

}  // namespace support
}  // namespace tvm

#endif  // TVM_SUPPORT_IO_H_
