#pragma once

#include <memory>
#include <string>
#include <vector>

class QPDFObjectHandle;

namespace gouji {

/// Decoded bytes of content streams, joined with a line end. What cannot be decoded is left out and said in `repairs`.
std::string decode_streams(const std::vector<QPDFObjectHandle>& streams, std::vector<std::string>& repairs);

}  // namespace gouji
