// Included by the runtime's sources; what they use of it on other platforms is not needed in the browser. Apache-2.0.
#ifndef TVM_SUPPORT_UTILS_H_
#define TVM_SUPPORT_UTILS_H_
#endif  // TVM_SUPPORT_UTILS_H_
