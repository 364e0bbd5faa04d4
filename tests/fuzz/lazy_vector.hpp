// Read first of all when clang compiles: QPDF's JSON holds a vector of itself, which clang refuses in C++20, where the members of
// GCC 12's std::vector are constexpr and so looked into at once. Here they are inline only.
#ifdef __cplusplus
#include <memory>
#include <string>
#pragma push_macro("_GLIBCXX20_CONSTEXPR")
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR inline
#define __fill_a1 __fill_a1_of_bits   // declared before, as constexpr; knowledge.cpp gives it its name back
#include <vector>
#undef __fill_a1
#pragma pop_macro("_GLIBCXX20_CONSTEXPR")
#endif
