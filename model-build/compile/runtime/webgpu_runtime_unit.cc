// The browser runtime that every library contains: TVM's virtual machine, paged KV cache and WebGPU device, as one unit.
// RPC, file access, host sorting and the testing functions of upstream's own unit are left out: a page uses none of them.
// Apache-2.0. The TVM sources come from the pinned Python packages; see ../README.md.

#define TVM_LOG_DEBUG 0
#define TVM_LOG_CUSTOMIZE 1
#define TVM_FFI_USE_LIBBACKTRACE 0
// WebAssembly has no exceptions here: a throw ends the module, so the message must be printed before.
#define TVM_FFI_ALWAYS_LOG_BEFORE_THROW 1

#include <tvm/ffi/any.h>
#include <tvm/ffi/extra/module.h>
#include <tvm/ffi/function.h>
#include <tvm/ffi/reflection/registry.h>
#include <tvm/runtime/device_api.h>
#include <tvm/runtime/logging.h>

#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "src/runtime/cpu_device_api.cc"
#include "src/runtime/device_api.cc"
#include "src/runtime/memory/memory_manager.cc"
#include "src/runtime/tensor.cc"
#include "src/runtime/timer.cc"
#include "src/runtime/vm/attn_backend.cc"
#include "src/runtime/vm/builtin.cc"
#include "src/runtime/vm/bytecode.cc"
#include "src/runtime/vm/executable.cc"
#include "src/runtime/vm/kv_state.cc"
#include "src/runtime/vm/lm_support.cc"
#include "src/runtime/vm/paged_kv_cache.cc"
#include "src/runtime/vm/tensor_cache_support.cc"
#include "src/runtime/vm/vm.cc"
#include "src/runtime/workspace_pool.cc"
#include "web/emcc/webgpu_runtime.cc"

#include "ffi/src/ffi/backtrace.cc"
#include "ffi/src/ffi/container.cc"
#include "ffi/src/ffi/custom_allocator.cc"
#include "ffi/src/ffi/dtype.cc"
#include "ffi/src/ffi/error.cc"
#include "ffi/src/ffi/extra/env_c_api.cc"
#include "ffi/src/ffi/extra/env_context.cc"
#include "ffi/src/ffi/extra/json_parser.cc"
#include "ffi/src/ffi/extra/json_writer.cc"
#include "ffi/src/ffi/extra/library_module.cc"
#include "ffi/src/ffi/extra/library_module_system_lib.cc"
#include "ffi/src/ffi/extra/module.cc"
#include "ffi/src/ffi/function.cc"
#include "ffi/src/ffi/init_once.cc"
#include "ffi/src/ffi/object.cc"
#include "ffi/src/ffi/tensor.cc"

// --- What the page's JavaScript calls ---

extern "C" {

// Provided by JavaScript: calls, and lets go of, a function that lives there.
extern int TVMFFIWasmSafeCall(void* self, const TVMFFIAny* args, int32_t num_args, TVMFFIAny* result);
extern void TVMFFIWasmFunctionDeleter(void* self);

/*! \brief Memory for JavaScript to write arguments into, aligned to 8 bytes. */
TVM_FFI_DLL_EXPORT void* TVMWasmAllocSpace(int size) { return new int64_t[(size + 7) / 8]; }

TVM_FFI_DLL_EXPORT void TVMWasmFreeSpace(void* space) { delete[] static_cast<int64_t*>(space); }

/*! \brief Makes a function object of the JavaScript function with the handle `self`. \return 0 on success. */
TVM_FFI_DLL_EXPORT int TVMFFIWasmFunctionCreate(void* self, TVMFFIObjectHandle* out) {
  return TVMFFIFunctionCreate(self, TVMFFIWasmSafeCall, TVMFFIWasmFunctionDeleter, out);
}

/*! \return the text of the last error, valid until the next call. */
TVM_FFI_DLL_EXPORT const char* TVMFFIWasmGetLastError() {
  static std::string message;
  message = ::tvm::ffi::details::MoveFromSafeCallRaised().what();
  return message.c_str();
}

// There is one thread: a parallel region runs as its only task.
int TVMBackendParallelLaunch(FTVMParallelLambda flambda, void* cdata, int num_task) {
  TVMParallelGroupEnv env;
  env.num_task = 1;
  return flambda(0, &env, cdata);
}

int TVMBackendParallelBarrier(int task_id, TVMParallelGroupEnv* penv) { return 0; }

}  // extern "C"

namespace tvm {
namespace runtime {

namespace detail {

[[noreturn]] void LogFatalImpl(const std::string& file, int lineno, const std::string& message) {
  std::cerr << "[FATAL] " << file << ":" << lineno << ": " << message << std::endl;
  abort();
}

void LogMessageImpl(const std::string& file, int lineno, int level, const std::string& message) {
  std::cerr << "[" << level << "] " << file << ":" << lineno << ": " << message << std::endl;
}

}  // namespace detail

// The browser has no files; the runtime's loaders from files are linked but never called.
void LoadBinaryFromFile(const std::string& file_name, std::string*) {
  TVM_FFI_THROW(RuntimeError) << "no file access in the browser: " << file_name;
}

void SaveBinaryToFile(const std::string& file_name, const std::string&) {
  TVM_FFI_THROW(RuntimeError) << "no file access in the browser: " << file_name;
}

/*! \brief Copies one stored tensor's bytes into `target`; bf16 is widened where it was stored in place of f32. */
void DecodeStorage(Tensor target, const TVMFFIByteArray* bytes, const std::string& format, const std::string& dtype) {
  if (format != "f32-to-bf16" || dtype != "float32") {
    target.CopyFromBytes(bytes->data, bytes->size);
    return;
  }
  const size_t count = ffi::GetDataSize(*target.operator->()) / sizeof(uint32_t);
  TVM_FFI_ICHECK_EQ(bytes->size, count * sizeof(uint16_t));
  std::vector<uint32_t> widened(count);
  for (size_t i = 0; i < count; ++i) {
    uint16_t half;
    std::memcpy(&half, bytes->data + i * sizeof(half), sizeof(half));
    widened[i] = static_cast<uint32_t>(half) << 16;
  }
  target.CopyFromBytes(widened.data(), count * sizeof(uint32_t));
}

/*! \brief Widens in place a tensor of f32 whose first half holds its values as bf16. */
void DecodeBF16Inplace(Tensor target, int64_t encoded_bytes) {
  const size_t count = ffi::GetDataSize(*target.operator->()) / sizeof(uint32_t);
  TVM_FFI_ICHECK_EQ(static_cast<size_t>(encoded_bytes), count * sizeof(uint16_t));
  char* data = static_cast<char*>(target->data) + target->byte_offset;
  // Backwards: the widened value may overwrite only what was read already.
  for (size_t i = count; i-- > 0;) {
    uint16_t half;
    std::memcpy(&half, data + i * sizeof(half), sizeof(half));
    const uint32_t full = static_cast<uint32_t>(half) << 16;
    std::memcpy(data + i * sizeof(full), &full, sizeof(full));
  }
}

/*! \brief Joins tensors of shape [n_i, width] into one of [sum n_i, width]. */
Tensor ConcatEmbeddings(const std::vector<Tensor>& parts) {
  TVM_FFI_ICHECK(!parts.empty());
  const int64_t width = parts[0]->shape[1];
  int64_t rows = 0;
  for (const Tensor& part : parts) {
    TVM_FFI_ICHECK_EQ(part->ndim, 2);
    TVM_FFI_ICHECK_EQ(part->shape[1], width);
    rows += part->shape[0];
  }
  Tensor joined = Tensor::Empty(ffi::Shape({rows, width}), parts[0]->dtype, parts[0]->device);
  uint64_t offset = 0;
  for (const Tensor& part : parts) {
    DLTensor target = *joined.operator->();
    target.shape = part->shape;
    target.byte_offset = offset;
    Tensor::CopyFromTo(part.operator->(), &target);
    offset += ffi::GetDataSize(*part.operator->());
  }
  return joined;
}

TVM_FFI_STATIC_INIT_BLOCK() {
  namespace refl = tvm::ffi::reflection;
  refl::GlobalDef()
      .def_packed("chatdoctor.unavailable_for_one_sequence",
                  [](ffi::PackedArgs, ffi::Any*) {
                    TVM_FFI_THROW(RuntimeError) << "this library serves one sequence: it cannot copy or fork its cache";
                  })
      .def_packed("tvmjs.array.decode_storage",
                  [](ffi::PackedArgs args, ffi::Any*) {
                    DecodeStorage(args[0].cast<Tensor>(), args[1].cast<TVMFFIByteArray*>(),
                                  std::string(args[2].cast<ffi::String>()),
                                  std::string(args[3].cast<ffi::String>()));
                  })
      .def("tvmjs.array.decode_bf16_to_f32_inplace", DecodeBF16Inplace)
      .def_packed("tvmjs.runtime.ArrayConcat",
                  [](ffi::PackedArgs args, ffi::Any* result) {
                    ffi::Array<ffi::Any> joined;
                    for (int i = 0; i < args.size(); ++i) {
                      for (const ffi::Any& item : args[i].cast<ffi::Array<ffi::Any>>()) joined.push_back(item);
                    }
                    *result = joined;
                  })
      .def_packed("tvmjs.runtime.ConcatEmbeddings",
                  [](ffi::PackedArgs args, ffi::Any* result) {
                    std::vector<Tensor> parts;
                    for (int i = 0; i < args.size(); ++i) parts.push_back(args[i].cast<Tensor>());
                    *result = ConcatEmbeddings(parts);
                  })
      .def("tvmjs.runtime.TensorCopyFromBytes",
           [](Tensor tensor, TVMFFIByteArray* bytes) { tensor.CopyFromBytes(bytes->data, bytes->size); })
      .def("tvmjs.runtime.TensorCopyToBytes", [](Tensor tensor) -> ffi::Bytes {
        std::string bytes(ffi::GetDataSize(*tensor.operator->()), '\0');
        tensor.CopyToBytes(bytes.data(), bytes.size());
        return ffi::Bytes(std::move(bytes));
      });
}

}  // namespace runtime
}  // namespace tvm
