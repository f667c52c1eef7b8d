// The serialised form of the types that a compiled library carries: function tables, constants, shader tables. Apache-2.0.
// Counts are uint64; enums are int32; everything is little-endian.
#ifndef TVM_SUPPORT_SERIALIZER_H_
#define TVM_SUPPORT_SERIALIZER_H_

#include <tvm/ffi/container/array.h>
#include <tvm/ffi/container/map.h>
#include <tvm/ffi/string.h>
#include <tvm/support/io.h>

#include <cstdint>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tvm {
namespace support {

template <typename T>
struct Serializer<T, std::enable_if_t<std::is_arithmetic_v<T>>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const T& data) { strm->Write(&data, sizeof(T)); }
  static bool Read(Stream* strm, T* data) { return strm->Read(data, sizeof(T)) == sizeof(T); }
};

template <typename T>
struct Serializer<T, std::enable_if_t<std::is_enum_v<T>>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const T& data) {
    Serializer<int32_t>::Write(strm, static_cast<int32_t>(data));
  }
  static bool Read(Stream* strm, T* data) {
    int32_t value;
    if (!Serializer<int32_t>::Read(strm, &value)) return false;
    *data = static_cast<T>(value);
    return true;
  }
};

template <>
struct Serializer<DLDataType> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const DLDataType& data) {
    strm->Write<uint8_t>(data.code);
    strm->Write<uint8_t>(data.bits);
    strm->Write<uint16_t>(data.lanes);
  }
  static bool Read(Stream* strm, DLDataType* data) {
    return strm->Read(&data->code) && strm->Read(&data->bits) && strm->Read(&data->lanes);
  }
};

template <>
struct Serializer<DLDevice> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const DLDevice& data) {
    strm->Write<int32_t>(static_cast<int32_t>(data.device_type));
    strm->Write<int32_t>(data.device_id);
  }
  static bool Read(Stream* strm, DLDevice* data) {
    return strm->Read(&data->device_type) && strm->Read(&data->device_id);
  }
};

template <>
struct Serializer<std::string> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const std::string& data) {
    strm->Write<uint64_t>(data.size());
    strm->Write(data.data(), data.size());
  }
  static bool Read(Stream* strm, std::string* data) {
    uint64_t size;
    if (!strm->Read(&size)) return false;
    data->resize(static_cast<size_t>(size));
    return strm->Read(data->data(), data->size()) == data->size();
  }
};

template <>
struct Serializer<ffi::String> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const ffi::String& data) { strm->Write(std::string(data)); }
  static bool Read(Stream* strm, ffi::String* data) {
    std::string text;
    if (!strm->Read(&text)) return false;
    *data = ffi::String(std::move(text));
    return true;
  }
};

template <typename First, typename Second>
struct Serializer<std::pair<First, Second>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const std::pair<First, Second>& data) {
    strm->Write(data.first);
    strm->Write(data.second);
  }
  static bool Read(Stream* strm, std::pair<First, Second>* data) {
    return strm->Read(&data->first) && strm->Read(&data->second);
  }
};

template <typename T>
struct Serializer<std::vector<T>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const std::vector<T>& data) {
    strm->Write<uint64_t>(data.size());
    strm->WriteArray(data.data(), data.size());
  }
  static bool Read(Stream* strm, std::vector<T>* data) {
    uint64_t size;
    if (!strm->Read(&size)) return false;
    data->resize(static_cast<size_t>(size));
    return strm->ReadArray(data->data(), data->size());
  }
};

template <typename Key, typename Value>
struct Serializer<std::unordered_map<Key, Value>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const std::unordered_map<Key, Value>& data) {
    strm->Write<uint64_t>(data.size());
    for (const auto& [key, value] : data) {
      strm->Write(key);
      strm->Write(value);
    }
  }
  static bool Read(Stream* strm, std::unordered_map<Key, Value>* data) {
    uint64_t size;
    if (!strm->Read(&size)) return false;
    data->clear();
    for (uint64_t i = 0; i < size; ++i) {
      std::pair<Key, Value> entry;
      if (!strm->Read(&entry)) return false;
      data->insert(std::move(entry));
    }
    return true;
  }
};

template <typename T>
struct Serializer<ffi::Array<T>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const ffi::Array<T>& data) {
    strm->Write<uint64_t>(data.size());
    for (const T& item : data) strm->Write(item);
  }
  static bool Read(Stream* strm, ffi::Array<T>* data) {
    uint64_t size;
    if (!strm->Read(&size)) return false;
    *data = ffi::Array<T>();
    for (uint64_t i = 0; i < size; ++i) {
      T item{};
      if (!strm->Read(&item)) return false;
      data->push_back(item);
    }
    return true;
  }
};

template <typename Key, typename Value>
struct Serializer<ffi::Map<Key, Value>> {
  static constexpr bool enabled = true;
  static void Write(Stream* strm, const ffi::Map<Key, Value>& data) {
    strm->Write<uint64_t>(data.size());
    for (const auto& [key, value] : data) {
      strm->Write<Key>(key);
      strm->Write<Value>(value);
    }
  }
  static bool Read(Stream* strm, ffi::Map<Key, Value>* data) {
    uint64_t size;
    if (!strm->Read(&size)) return false;
    *data = ffi::Map<Key, Value>();
    for (uint64_t i = 0; i < size; ++i) {
      Key key;
      Value value(ffi::UnsafeInit{});
      if (!strm->Read(&key) || !strm->Read(&value)) return false;
      data->Set(std::move(key), std::move(value));
    }
    return true;
  }
};

}  // namespace support
}  // namespace tvm

#endif  // TVM_SUPPORT_SERIALIZER_H_
