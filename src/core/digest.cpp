#include "gouji/core/digest.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <fstream>

namespace gouji {
namespace {

void update(sha256_ctx& context, std::string_view bytes) {
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string finish(sha256_ctx& context) {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());

    static constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    out.reserve(digest.size() * 2);
    for (const auto byte : digest) {
        out += hex[byte >> 4U];
        out += hex[byte & 0xFU];
    }
    return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    sha256_ctx context;
    sha256_init(&context);
    update(context, bytes);
    return finish(context);
}

std::optional<std::string> sha256_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    sha256_ctx context;
    sha256_init(&context);
    std::array<char, 1 << 16> piece;
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0)
        update(context, {piece.data(), static_cast<std::size_t>(file.gcount())});
    if (file.bad()) return std::nullopt;
    return finish(context);
}

}  // namespace gouji
