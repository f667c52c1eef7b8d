// Tensors are never written to or read from JSON in the browser; the runtime's registration code only needs the types.
// Apache-2.0. A call says so and stops.
#ifndef TVM_SUPPORT_BASE64_H_
#define TVM_SUPPORT_BASE64_H_

#include <tvm/ffi/error.h>
#include <tvm/support/io.h>

namespace tvm {
namespace support {

class Base64Unavailable : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  explicit Base64Unavailable(Stream*) {}
  size_t Read(void*, size_t) final { return Refuse(); }
  size_t Write(const void*, size_t) final { return Refuse(); }
  void InitPosition() { Refuse(); }
  void Finish() { Refuse(); }

 private:
  size_t Refuse() {
    TVM_FFI_THROW(RuntimeError) << "tensors have no JSON form in the browser runtime";
    return 0;
  }
};

using Base64InStream = Base64Unavailable;
using Base64OutStream = Base64Unavailable;

}  // namespace support
}  // namespace tvm

#endif  // TVM_SUPPORT_BASE64_H_
